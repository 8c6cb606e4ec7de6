"use client";

import { useEffect } from "react";

const EVERY_MS = 2_400;
/** Two soft notes, in Hz. */
const NOTES = [660, 880];
const NOTE_SECONDS = 0.22;
const VOLUME = 0.12;

/** Rings while `isRinging`: in one tab only, where the browser can tell tabs apart. */
export function useRingTone(isRinging: boolean): void {
  useEffect(() => {
    if (!isRinging) return;
    const end = new AbortController();
    const ring = () => playUntil(end.signal);
    // Whoever gets the lock rings until the call is taken; the other tabs wait for it in silence.
    if (navigator.locks)
      navigator.locks.request("console-ring", { signal: end.signal }, ring).catch(() => undefined);
    else void ring();
    return () => end.abort();
  }, [isRinging]);
}

function playUntil(signal: AbortSignal): Promise<void> {
  const audio = new AudioContext();
  const tones = () => {
    // Before the first touch of the page browsers keep it silent.
    if (audio.state === "running") for (const [at, hertz] of NOTES.entries()) note(audio, hertz, at * 0.26);
    else void audio.resume();
  };
  tones();
  const timer = window.setInterval(tones, EVERY_MS);
  return new Promise((resolve) => {
    const stop = () => {
      window.clearInterval(timer);
      void audio.close();
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
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
