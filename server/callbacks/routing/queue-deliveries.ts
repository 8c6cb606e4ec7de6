import {
  type Happening,
  queueDeliveries as queue,
  queueRouted as queueOne,
} from "../../connections/queue-deliveries";
import { systemClock } from "../../platform/clock";
import type { Tx } from "../../platform/db";
import type { FollowUps } from "../../platform/follow-ups";

/** Queues one delivery for each connection of the workspace that wants to hear of this. */
export const queueDeliveries = (tx: Tx, happened: Happening & { callbackId: string }): Promise<FollowUps> =>
  queue(tx, { ...happened, at: new Date(systemClock.now()) });

/** Queues one delivery to the connection that routing chose. */
export const queueRouted = (
  tx: Tx,
  routed: { callbackId: string; connectionId: string; key: string },
): Promise<FollowUps> => queueOne(tx, { ...routed, at: new Date(systemClock.now()) });
