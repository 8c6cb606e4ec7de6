import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { type LeadScope, whereVisible } from "./filter-leads";

interface RecordingDeed {
  scope: LeadScope;
  id: string;
}

/** So long it can be taken back: as long as the page offers it, and a little more. */
const TAKE_BACK_MS = 15_000;

/**
 * From now on nobody hears a recording, and it is erased at its provider, as the story will tell with `by`, a member's
 * name. Twice is once. @throws AppError not-found
 */
export async function dropRecording(deed: RecordingDeed & { by: string; clock: Clock }): Promise<void> {
  await expectVisible(deed);
  const now = deed.clock.now();
  await db().recording.updateMany({
    where: { id: deed.id, unwantedAt: null },
    data: {
      unwantedAt: new Date(now),
      unwantedBy: deed.by,
      nextErasureAt: new Date(now + TAKE_BACK_MS),
    },
  });
}

/** Takes `dropRecording` back. @throws AppError not-found; conflict where the provider was asked to erase it already */
export async function keepRecording(deed: RecordingDeed & { clock: Clock }): Promise<void> {
  await expectVisible(deed);
  const { count } = await db().recording.updateMany({
    where: {
      id: deed.id,
      erasedAt: null,
      unwantedBy: { not: null },
      erasureTries: 0,
      // Whoever erases it moves this on by minutes: what lies in reach was not asked for yet.
      nextErasureAt: { lte: new Date(deed.clock.now() + TAKE_BACK_MS) },
    },
    data: { unwantedAt: null, unwantedBy: null, nextErasureAt: null },
  });
  if (count === 0) throw new AppError("conflict", "The provider was told to erase this recording already.");
}

async function expectVisible({ scope, id }: RecordingDeed): Promise<void> {
  if ((await db().recording.count({ where: { id, callback: whereVisible(scope) } })) === 0)
    throw new AppError("not-found", "There is no such recording.");
}
