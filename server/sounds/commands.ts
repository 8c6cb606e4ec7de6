import {
  ANSWER_SILENCE_MS,
  afterSilence,
  readWav,
  type Sound,
  slowDown,
  TELEPHONE_RATE,
  writeWav,
} from "@/core/telephony/sound-file";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { randomToken } from "../platform/crypto";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { LONGEST_SOUND_MS, MOST_SOUNDS } from "./schema";

/**
 * Keeps a sound as telephones play it.
 * @throws AppError invalid where it is no WAV file with one channel of 16 bit, is empty, too long, or one too many
 */
export async function addSound(
  workspaceId: WorkspaceId,
  { title, wav }: { title: string; wav: Uint8Array },
): Promise<{ id: string }> {
  const sound = readSound(wav);
  if ((await db().sound.count({ where: { workspaceId, archivedAt: null } })) >= MOST_SOUNDS)
    throw refused("too-many", `A workspace has ${MOST_SOUNDS} sounds at most.`);
  const lasting = afterSilence(slowDown(sound, TELEPHONE_RATE), ANSWER_SILENCE_MS);
  return db().sound.create({
    data: {
      workspaceId,
      title,
      fileName: `${randomToken()}.wav`,
      wav: writeWav(lasting),
      ms: Math.ceil((lasting.samples.length * 1_000) / TELEPHONE_RATE),
    },
    select: { id: true },
  });
}

/** @throws AppError not-found */
export async function renameSound(workspaceId: WorkspaceId, id: string, title: string): Promise<void> {
  await oneChanged(db().sound.updateMany({ where: { id, workspaceId, archivedAt: null }, data: { title } }));
}

/** Takes a sound out of use: where routing names it, words are said. @throws AppError not-found */
export async function archiveSound(workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> {
  const data = { archivedAt: new Date(clock.now()) };
  await oneChanged(db().sound.updateMany({ where: { id, workspaceId, archivedAt: null }, data }));
}

/** Takes back `archiveSound`. @throws AppError not-found */
export async function restoreSound(workspaceId: WorkspaceId, id: string): Promise<void> {
  await oneChanged(db().sound.updateMany({ where: { id, workspaceId }, data: { archivedAt: null } }));
}

function readSound(wav: Uint8Array): Sound {
  const sound = soundIn(wav);
  if (!sound || sound.rate < TELEPHONE_RATE)
    throw refused("not-a-sound", "This is not a WAV file with one channel of 16 bit at 8 kHz or more.");
  const ms = (sound.samples.length * 1_000) / sound.rate;
  if (ms < 100) throw refused("too-short", "There is nothing to hear in it.");
  if (ms > LONGEST_SOUND_MS) throw refused("too-long", "A sound lasts 30 seconds at most.");
  return sound;
}

function soundIn(wav: Uint8Array): Sound | null {
  try {
    return readWav(wav);
  } catch {
    return null;
  }
}

const refused = (reason: string, message: string) =>
  new AppError("invalid", message, { fields: { wav: reason } });

async function oneChanged(change: Promise<{ count: number }>): Promise<void> {
  if ((await change).count === 0)
    throw new AppError("not-found", "There is no such sound in this workspace any more.");
}
