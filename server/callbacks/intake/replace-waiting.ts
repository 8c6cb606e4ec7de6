import type { TimelineFact } from "@/core/callback/timeline";
import type { Tx } from "../../platform/db";
import type { FollowUps } from "../../platform/follow-ups";
import { visitorTexts } from "../../visitor-texts/visitor-texts";
import { advanceWithin } from "../routing/advance-callback";
import { lockCallback } from "../routing/callback-row";

/** Why a callback that waits is not needed any more, for its story and for the visitor who looks at it. */
export interface Replacement {
  fact: TimelineFact;
  words: "askedAgain" | "calledBack";
}

/**
 * Somebody whose callback waits for a later try is there now: they ask again, or call. The waiting one ends, and the
 * new one is served at once. One that is being rung or talked to stays, and the new request is refused as a doubled one.
 */
export async function replaceWaiting(
  tx: Tx,
  waitingId: string,
  now: number,
  { fact, words }: Replacement,
): Promise<FollowUps> {
  const row = await lockCallback(tx, waitingId);
  if (!row || row.finishedAt !== null || row.wakeAt === null) return {};
  const { workspaceId, id: callbackId } = row;
  await tx.timelineEntry.create({ data: { workspaceId, callbackId, at: new Date(now), fact } });
  const followUps = await advanceWithin(tx, row, { type: "cancelled", at: now });
  await tx.callback.update({
    where: { id: callbackId },
    data: { nextStep: { kind: "none", text: visitorTexts(row.language)(`nextStep.${words}`) } },
  });
  return followUps;
}
