import { readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "../platform/env";
import { oncePerProcess } from "../platform/once-per-process";
import type { Speak } from "../telephony/port";
import { createSpeech, hasVoice } from "./speak";

/** Where prepared announcements are kept. A provider on this machine may be given the same folder. */
const folder = (): string => path.join(env().dataDir, "announcements");

/** The voice of this installation, for providers that have none. */
export const prepareSpeech = (): Speak =>
  oncePerProcess("speech", () => {
    const { publicUrl, secret, voice } = env();
    return createSpeech({ folder: folder(), publicUrl, secret, program: voice });
  });

export const canSpeak = (): Promise<boolean> => hasVoice(env().voice);

/** A prepared announcement by the name that a provider was given. null: there is none. */
export async function readAnnouncement(name: string): Promise<Buffer | null> {
  if (!/^[\w-]{43}\.wav$/.test(name)) return null;
  return readFile(path.join(folder(), name)).catch(() => null);
}
