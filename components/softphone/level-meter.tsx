"use client";

import { useEffect, useRef } from "react";
import classes from "./softphone.module.css";

/** Below it the meter stands still, dB; at 0 it is full. */
const SILENCE_DB = -60;

/** How loud a sound is now. Drawn without React: sixty times a second. */
export function LevelMeter({ stream, label }: { stream: MediaStream | null; label: string }) {
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const bar = meter.current;
    if (!stream || !bar) return;
    const audio = new AudioContext();
    const ear = audio.createAnalyser();
    audio.createMediaStreamSource(stream).connect(ear);
    const wave = new Float32Array(ear.fftSize);
    let frame = 0;
    const draw = () => {
      ear.getFloatTimeDomainData(wave);
      bar.value = levelOf(wave);
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      bar.value = 0;
      void audio.close();
    };
  }, [stream]);
  return <meter ref={meter} className={classes.meter} aria-label={label} min={0} max={1} />;
}

/** 0 to 1, as ears tell loudness. */
function levelOf(wave: Float32Array): number {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, 1 - decibels / SILENCE_DB));
}
