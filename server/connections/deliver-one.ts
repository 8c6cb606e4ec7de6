import { type Answer, type Exchange, HandoverError, type Network } from "../crm/port";
import { loadConnector } from "../crm/registry";
import type { Connection, Delivery } from "../generated/prisma/client";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import { claimDelivery, giveBack } from "./claim-delivery";
import { connectorParts, type PartsOptions } from "./connector-parts";
import { noticeOwner } from "./inbound/notice-owner";
import { OUT_OF_TURN } from "./keep-pace";
import { readMessage } from "./read-message";
import { type DeliveryResult, recordTry } from "./record-try";

interface DeliverOptions {
  /** Absent: as the environment says. */
  network?: Network;
  /** Absent: a real wait for the vendor's pace. */
  sleep?: (ms: number) => Promise<void>;
  /** A test by hand is sent to a paused connection too. */
  evenIfPaused?: boolean;
}

export type DeliverOneResult =
  | DeliveryResult
  /** Not tried: the receiver is out of reach, or it is others' turn. Again at `nextTryAt`. */
  | { state: "waiting"; nextTryAt: Date }
  /** Not due, not pending, its connection is paused, an earlier one goes first, or somebody else is at it. */
  | { state: "skipped" };

/**
 * Tries one delivery once, writes down what came of it, and plans the next try by the kind of the error. Safe in any
 * number of processes at once: one of them gets it. At least once in all: whoever dies between the sending and the
 * writing has sent what will be sent again, under the same id.
 */
export async function deliverOne(
  deliveryId: string,
  clock: Clock,
  { evenIfPaused = false, ...options }: DeliverOptions = {},
): Promise<DeliverOneResult> {
  const claimed = await claimDelivery(deliveryId, { clock, evenIfPaused });
  if (claimed.state !== "claimed") return claimed;
  const delivery = await db().delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    include: { connection: true },
  });
  const startedAt = clock.now();
  const outcome = await handOver(delivery, { ...options, clock });
  if (outcome.error?.code === OUT_OF_TURN)
    return giveBack(deliveryId, new Date(clock.now() + (outcome.error.retryAfterMs ?? 0)));
  const result = await recordTry(delivery, { ...outcome, startedAt, endedAt: clock.now() });
  const { answer, error } = outcome;
  if (answer?.contact && !error && delivery.callbackId !== null) {
    const { phone } = readMessage(delivery.payload).data;
    await noticeOwner(delivery.connection, { phone, seen: answer.contact, at: startedAt, deliveryId });
  }
  return result;
}

interface Outcome {
  answer: Answer | null;
  error: HandoverError | null;
  exchanges: Exchange[];
  isCrm: boolean;
}

async function handOver(
  delivery: Delivery & { connection: Connection },
  options: PartsOptions,
): Promise<Outcome> {
  const exchanges: Exchange[] = [];
  let isCrm = false;
  try {
    const { connection } = delivery;
    const { manifest, create } = await loadConnector(connection.connector);
    isCrm = manifest.auth !== "signing-secret";
    const onExchange = (exchange: Exchange) => void exchanges.push(exchange);
    const connector = create(connectorParts(connection, manifest, { ...options, onExchange }));
    const answer = await connector.deliver(readMessage(delivery.payload), { key: delivery.id });
    return { answer, error: null, exchanges, isCrm };
  } catch (thrown) {
    const error = thrown instanceof HandoverError ? thrown : ownFault(thrown, delivery.id);
    return { answer: error.answer, error, exchanges, isCrm };
  }
}

/** Our own failure: the receiver was not asked. It stands in the log, and in the delivery without its details. */
function ownFault(thrown: unknown, deliveryId: string): HandoverError {
  logger().error({ err: thrown, deliveryId }, "a delivery could not be sent");
  return new HandoverError("protocol", "Perezvon could not send this. The server's log says why.", {
    cause: thrown,
  });
}
