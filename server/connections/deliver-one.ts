import { type Answer, HandoverError, type Network } from "../crm/port";
import { loadConnector } from "../crm/registry";
import type { Connection, Delivery } from "../generated/prisma/client";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import { connectorParts } from "./connector-parts";
import { readMessage } from "./read-message";
import { type DeliveryResult, recordTry } from "./record-try";

/** Longer than a try can take: a process that died with it gives it up after that. */
const CLAIM_MS = 60_000;

interface DeliverOptions {
  /** Absent: as the environment says. */
  network?: Network;
  /** A test by hand is sent to a paused connection too. */
  evenIfPaused?: boolean;
}

/** "skipped": not due, not pending, its connection is paused, or somebody else is at it. */
export type DeliverOneResult = DeliveryResult | { state: "skipped" };

/**
 * Tries one delivery once, writes down what came of it, and plans the next try by the kind of the error. Safe in any
 * number of processes at once: one of them gets it. At least once in all: whoever dies between the sending and the
 * writing has sent what will be sent again, under the same id.
 */
export async function deliverOne(
  deliveryId: string,
  clock: Clock,
  { network, evenIfPaused = false }: DeliverOptions = {},
): Promise<DeliverOneResult> {
  if (!(await claim(deliveryId, clock, evenIfPaused))) return { state: "skipped" };
  const delivery = await db().delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    include: { connection: true },
  });
  const startedAt = clock.now();
  const outcome = await handOver(delivery, network, clock);
  return recordTry(delivery, { ...outcome, startedAt, endedAt: clock.now() });
}

/** One statement, so that of two who come at once one goes away. */
async function claim(deliveryId: string, clock: Clock, evenIfPaused: boolean): Promise<boolean> {
  const now = new Date(clock.now());
  const until = new Date(clock.now() + CLAIM_MS);
  const claimed = await db().$executeRaw`
    update "Delivery" d set "nextTryAt" = ${until}
      from "Connection" c
     where d.id = ${deliveryId} and c.id = d."connectionId" and d.status = 'pending' and d."nextTryAt" <= ${now}
       and c."archivedAt" is null and (c.status = 'active' or ${evenIfPaused})`;
  return claimed === 1;
}

async function handOver(
  delivery: Delivery & { connection: Connection },
  network: Network | undefined,
  clock: Clock,
): Promise<{ answer: Answer | null; error: HandoverError | null }> {
  try {
    const { connection } = delivery;
    const definition = await loadConnector(connection.connector);
    const connector = definition.create(connectorParts(connection, definition.manifest, { clock, network }));
    return {
      answer: await connector.deliver(readMessage(delivery.payload), { key: delivery.id }),
      error: null,
    };
  } catch (thrown) {
    const error = thrown instanceof HandoverError ? thrown : ownFault(thrown, delivery.id);
    return { answer: error.answer, error };
  }
}

/** Our own failure: the receiver was not asked. It stands in the log, and in the delivery without its details. */
function ownFault(thrown: unknown, deliveryId: string): HandoverError {
  logger().error({ err: thrown, deliveryId }, "a delivery could not be sent");
  return new HandoverError("protocol", "Perezvon could not send this. The server's log says why.", {
    cause: thrown,
  });
}
