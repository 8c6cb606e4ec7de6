import { readFile } from "node:fs/promises";
import path from "node:path";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { oncePerProcess } from "../platform/once-per-process";
import type { Speak, Speech } from "../telephony/port";
import { createSpeech, hasVoice, keepFile, speechOf } from "./speak";

/** Where prepared announcements are kept. A provider on this machine may be given the same folder. */
const folder = (): string => path.join(env().dataDir, "announcements");

/** The voice of this installation, for providers that have none. */
export const prepareSpeech = (): Speak =>
  oncePerProcess("speech", () => {
    const { publicUrl, secret, voice } = env();
    return createSpeech({ folder: folder(), publicUrl, secret, program: voice });
  });

export const canSpeak = (): Promise<boolean> => hasVoice(env().voice);

/** Lays a sound beside the spoken ones, where it is not there. It is removed like them when nobody asks for it. */
export async function keepAnnouncement(name: string, wav: Uint8Array): Promise<Speech> {
  await keepFile(folder(), name, wav);
  return speechOf(env().publicUrl, name);
}

/**
 * A prepared announcement by the name that a provider was given: spoken here, or a sound of a workspace's own.
 * null: there is none.
 */
export async function readAnnouncement(name: string): Promise<Uint8Array | null> {
  if (!/^[\w-]{43}\.wav$/.test(name)) return null;
  const file = await readFile(path.join(folder(), name)).catch(() => null);
  return (
    file ?? (await db().sound.findUnique({ where: { fileName: name }, select: { wav: true } }))?.wav ?? null
  );
}
