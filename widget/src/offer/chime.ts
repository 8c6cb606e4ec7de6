/** Hertz: a third, the second note a moment after the first. */
const NOTES = [659.25, 783.99] as const;
const APART_SECONDS = 0.14;
const LENGTH_SECONDS = 0.7;
/** Of the loudest that the visitor has set: heard in a quiet room, and lost in a street. */
const VOLUME = 0.06;

let wasHeard = false;

/**
 * Two soft notes when an offer comes up by itself, once a page. Only to somebody who has pressed something here before
 * (browsers forbid the rest, and a page that begins to sound on its own is a nuisance), who looks at the page, and who
 * has not asked for less motion: whoever turns that off wants to be left in peace.
 */
export function chime(): void {
  const mayBeHeard =
    navigator.userActivation?.hasBeenActive === true &&
    document.visibilityState === "visible" &&
    !matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (wasHeard || !mayBeHeard || !("AudioContext" in window)) return;
  wasHeard = true;
  const audio = new AudioContext();
  for (const [at, pitch] of NOTES.entries()) play(audio, pitch, audio.currentTime + at * APART_SECONDS);
  setTimeout(() => void audio.close(), (LENGTH_SECONDS + NOTES.length * APART_SECONDS) * 1_000 + 300);
}

function play(audio: AudioContext, pitch: number, startAt: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, startAt);
  loudness.gain.linearRampToValueAtTime(VOLUME, startAt + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0005, startAt + LENGTH_SECONDS);
  tone.connect(loudness).connect(audio.destination);
  tone.start(startAt);
  tone.stop(startAt + LENGTH_SECONDS);
}
