import { randomUUID } from "node:crypto";
import type { Tx } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";

/** The durable jobs' event that a delivery is to be tried; its data is `{ deliveryId, connectionId }`. */
export const DELIVERY_DUE = "delivery/due";

/** Tells the jobs, through the outbox of this transaction, that these deliveries are due now. */
export async function announceDeliveries(
  tx: Tx,
  workspaceId: string,
  deliveries: { id: string; connectionId: string }[],
): Promise<FollowUps> {
  if (deliveries.length === 0) return {};
  await tx.outboxItem.createMany({
    data: deliveries.map(({ id: deliveryId, connectionId }) => ({
      workspaceId,
      kind: "event",
      // A replay is another announcement of the same delivery.
      key: `delivery-due:${deliveryId}:${randomUUID()}`,
      body: { name: DELIVERY_DUE, data: { deliveryId, connectionId } },
    })),
  });
  return { events: true, changes: [{ workspaceId, kind: "delivery" }] };
}
