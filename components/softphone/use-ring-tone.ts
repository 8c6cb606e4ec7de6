"use client";

import { useEffect } from "react";
import { soundTone, toneOutput } from "./play-tone";

const EVERY_MS = 2_400;

/** Rings while `isRinging`, through a device ("": the system's choice); in one tab only, where browsers tell tabs apart. */
export function useRingTone(isRinging: boolean, deviceId = ""): void {
  useEffect(() => {
    if (!isRinging) return;
    const end = new AbortController();
    const ring = () => playUntil(end.signal, deviceId);
    // Whoever gets the lock rings until the call is taken; the other tabs wait for it in silence.
    if (navigator.locks)
      navigator.locks.request("console-ring", { signal: end.signal }, ring).catch(() => undefined);
    else void ring();
    return () => end.abort();
  }, [isRinging, deviceId]);
}

async function playUntil(signal: AbortSignal, deviceId: string): Promise<void> {
  const audio = await toneOutput(deviceId);
  const tones = () => {
    // Before the first touch of the page browsers keep it silent.
    if (audio.state === "running") soundTone(audio);
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
