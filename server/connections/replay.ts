import { TEST_EVENT } from "@/core/crm/message";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { announceDeliveries } from "./announce-deliveries";

/**
 * Makes a delivery due now, with a fresh plan of retries, whatever came of it before. It keeps its id: a receiver that
 * has it already can tell.
 * @throws AppError not-found
 */
export const replay = (workspaceId: WorkspaceId, deliveryId: string, clock: Clock): Promise<void> =>
  transaction(async (tx) => {
    const count = await requeue(tx, { workspaceId, id: deliveryId }, clock);
    if (count === 0) throw new AppError("not-found", "There is no such delivery in this workspace.");
  });

/** Makes every failed delivery of a connection due now. Says how many. */
export const replayAllFailed = (
  workspaceId: WorkspaceId,
  connectionId: string,
  clock: Clock,
): Promise<number> =>
  transaction((tx) => requeue(tx, { workspaceId, connectionId, status: "failed" }, clock));

/** What waits becomes due, where its connection may be used again. */
export const requeueWaiting = (
  tx: Tx,
  workspaceId: WorkspaceId,
  connectionId: string,
  clock: Clock,
): Promise<number> => requeue(tx, { workspaceId, connectionId, status: "pending" }, clock);

interface Which {
  workspaceId: WorkspaceId;
  id?: string;
  connectionId?: string;
  status?: "failed" | "pending";
}

/** Due again, and announced to the jobs. Says how many. */
async function requeue(tx: Tx, which: Which, clock: Clock): Promise<number> {
  const rows = await tx.delivery.updateManyAndReturn({
    // A test is about the moment in which it was sent.
    where: { ...which, event: { not: TEST_EVENT } },
    data: { status: "pending", nextTryAt: new Date(clock.now()), triesSoFar: 0, lastError: null },
    select: { id: true, connectionId: true },
  });
  await announceDeliveries(tx, which.workspaceId, rows);
  return rows.length;
}
