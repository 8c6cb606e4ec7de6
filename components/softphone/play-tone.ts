/** Two soft notes, in Hz. */
const NOTES = [660, 880];
const NOTE_SECONDS = 0.22;
const VOLUME = 0.12;
const NEXT_AFTER_SECONDS = 0.26;

/** Where tones go: a device, where the browser lets pages choose; "": the system's choice. */
export async function toneOutput(deviceId: string): Promise<AudioContext> {
  const audio = new AudioContext();
  if (deviceId && "setSinkId" in audio && typeof audio.setSinkId === "function")
    // A device that is gone must not silence the ringing.
    await Promise.resolve(audio.setSinkId(deviceId)).catch(() => undefined);
  return audio;
}

/** The ringing tone, once. */
export function soundTone(audio: AudioContext): void {
  for (const [at, hertz] of NOTES.entries()) note(audio, hertz, at * NEXT_AFTER_SECONDS);
}

/** The ringing tone through a device, to try it. */
export async function playTone(deviceId: string): Promise<void> {
  const audio = await toneOutput(deviceId);
  soundTone(audio);
  setTimeout(() => void audio.close(), 1_000);
}

function note(audio: AudioContext, hertz: number, afterSeconds: number): void {
  const from = audio.currentTime + afterSeconds;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(VOLUME, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + NOTE_SECONDS);
}
