import { transaction } from "../platform/db";
import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import type { WorkspaceId } from "../platform/workspace-id";
import { queueDeliveries } from "./routing/queue-deliveries";

/** Keeps the visitor's rating (1 to 5) of a callback that is over; a later one replaces it. False: it is not over. */
export const rateCallback = (rating: {
  workspaceId: WorkspaceId;
  callbackId: string;
  score: number;
  now: number;
}): Promise<FollowUps | false> =>
  transaction(async (tx) => {
    const { workspaceId, callbackId, score, now } = rating;
    const { count } = await tx.callback.updateMany({
      where: { id: callbackId, workspaceId, finishedAt: { not: null } },
      data: { rating: score, revision: { increment: 1 } },
    });
    if (count === 0) return false;
    await tx.timelineEntry.create({
      data: { workspaceId, callbackId, at: new Date(now), fact: { kind: "rated", score } },
    });
    const deliveries = await queueDeliveries(tx, { callbackId, event: "callback.rated" });
    return mergeFollowUps(deliveries, { changes: [{ workspaceId, callbackId, kind: "callback" }] });
  });
