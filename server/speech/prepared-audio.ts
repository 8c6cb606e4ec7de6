import { db } from "../platform/db";
import type { PreparedAudio } from "../telephony/port";
import { keepAnnouncement } from "./prepare-speech";

/**
 * A workspace's own sound, laid ready for providers. null: it is not there any more, and the words are said instead.
 */
export async function preparedAudio(workspaceId: string, soundId: string): Promise<PreparedAudio | null> {
  const sound = await db().sound.findFirst({
    where: { id: soundId, workspaceId, archivedAt: null },
    select: { title: true, ms: true, fileName: true, wav: true },
  });
  if (!sound) return null;
  const speech = await keepAnnouncement(sound.fileName, sound.wav);
  return { ...speech, title: sound.title, ms: sound.ms };
}

/** How long sounds of a workspace last, ms, by id; those that are there. */
export async function soundLengths(
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const sounds = await db().sound.findMany({
    where: { id: { in: [...ids] }, workspaceId, archivedAt: null },
    select: { id: true, ms: true },
  });
  return new Map(sounds.map(({ id, ms }) => [id, ms]));
}
