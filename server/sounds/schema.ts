import { z } from "zod";

/** Nobody waits longer for somebody to talk to. */
export const LONGEST_SOUND_MS = 30_000;
export const MOST_SOUNDS = 200;
/** 30 s at 48 kHz, mono, 16 bit, in base64. */
const LONGEST_BASE64 = 4_000_000;

export const soundTitle = z.string().trim().min(1, "empty").max(80, "too-long");
export const byId = z.object({ id: z.string() });
export const renaming = byId.extend({ title: soundTitle });
/** A WAV file with one channel of 16 bit; pages make one of whatever the browser can play. */
export const newSound = z.object({ title: soundTitle, wav: z.base64().max(LONGEST_BASE64, "too-long") });
