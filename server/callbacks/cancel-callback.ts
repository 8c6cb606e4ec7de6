import { applyWithin } from "../calls/apply-signals";
import { storeSignals } from "../calls/store-signals";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import type { WorkspaceId } from "../platform/workspace-id";
import { visitorTexts } from "../visitor-texts/visitor-texts";
import { advanceWithin } from "./routing/advance-callback";
import { lockCallback } from "./routing/callback-row";

export interface Cancellation {
  workspaceId: WorkspaceId;
  callbackId: string;
  by: "visitor" | "staff";
  clock: Clock;
}

/**
 * Ends a callback that is not over. Once the two are being joined nothing is cancelled: the talk goes on. Cancelling
 * what is over already changes nothing. The engine's `cancelAndFollowUp` also tells the running call at once.
 * @throws AppError not-found
 */
export const cancelCallback = ({ workspaceId, callbackId, by, clock }: Cancellation): Promise<FollowUps> =>
  transaction(async (tx) => {
    if ((await tx.callback.count({ where: { id: callbackId, workspaceId } })) === 0)
      throw new AppError("not-found", "There is no such callback.");
    const at = clock.now();
    // The call first, since it alone knows whether an answer came before us.
    const told = await cancelCalls(tx, callbackId, at);
    const row = await lockCallback(tx, callbackId);
    if (!row || row.finishedAt !== null || (await hasConnected(tx, callbackId))) return told;
    await tx.timelineEntry.create({
      data: { workspaceId, callbackId, at: new Date(at), fact: { kind: "cancelled", by } },
    });
    const followUps = await advanceWithin(tx, row, { type: "cancelled", at });
    if (by === "staff")
      await tx.callback.update({
        where: { id: callbackId },
        data: {
          nextStep: {
            kind: "none",
            text: visitorTexts(row.language)("nextStep.cancelledByStaff", { site: row.siteName }),
          },
        },
      });
    return mergeFollowUps(told, followUps);
  });

async function cancelCalls(tx: Tx, callbackId: string, at: number): Promise<FollowUps> {
  const calls = await tx.call.findMany({ where: { callbackId, endedAt: null }, select: { id: true } });
  const told: FollowUps[] = [];
  for (const { id } of calls) {
    // Each wish is told: one that came while the two were being joined had no effect.
    await storeSignals([{ callId: id, key: `cancelled:${id}:${at}`, signal: { type: "cancelled", at } }], tx);
    told.push(await applyWithin(tx, id));
  }
  return mergeFollowUps(...told);
}

/** A call of this callback is being talked on, or was and the routing has not been told yet. */
async function hasConnected(tx: Tx, callbackId: string): Promise<boolean> {
  const connected = await tx.call.count({
    where: {
      callbackId,
      attempt: { toldAt: null },
      OR: [{ endedAt: null, phase: "talking" }, { result: "conversation" }],
    },
  });
  return connected > 0;
}
