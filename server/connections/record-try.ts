import type { TimelineFact } from "@/core/callback/timeline";
import { TEST_EVENT } from "@/core/crm/message";
import type { Answer, HandoverError } from "../crm/port";
import type { Connection, Delivery } from "../generated/prisma/client";
import { type Prisma, type Tx, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import { pauseFailing } from "./pause-failing";
import { planRetry } from "./plan-retry";

export type DeliveryResult =
  | { state: "delivered" }
  /** Again at `nextTryAt`. */
  | { state: "retrying"; nextTryAt: Date; error: string }
  /** Given up, until somebody replays it. */
  | { state: "failed"; error: string };

export interface Try {
  answer: Answer | null;
  /** null: it was taken. */
  error: HandoverError | null;
  /** Epoch ms. */
  startedAt: number;
  endedAt: number;
}

type DeliveryRow = Delivery & { connection: Connection };

/** Writes down one try and what follows from it: taken, again later, or given up; and perhaps a pause. */
export async function recordTry(delivery: DeliveryRow, tried: Try): Promise<DeliveryResult> {
  const result = decide(delivery, tried);
  await transaction(async (tx) => {
    await tx.deliveryTry.create({ data: tryRow(delivery.id, tried) });
    await tx.delivery.update({ where: { id: delivery.id }, data: deliveryColumns(result, tried) });
    if (delivery.event !== TEST_EVENT) await countFailures(tx, delivery, tried);
    if (delivery.callbackId && result.state !== "retrying")
      await tx.timelineEntry.create({
        data: {
          workspaceId: delivery.workspaceId,
          callbackId: delivery.callbackId,
          at: new Date(tried.endedAt),
          fact: timelineFact(delivery, result) as unknown as Prisma.InputJsonValue,
        },
      });
  });
  await publishChange({
    workspaceId: delivery.workspaceId,
    kind: "delivery",
    ...(delivery.callbackId && { callbackId: delivery.callbackId }),
  });
  return result;
}

function decide({ event, triesSoFar }: DeliveryRow, { error, endedAt }: Try): DeliveryResult {
  if (!error) return { state: "delivered" };
  // Whoever sends a test waits for its answer: a second one hours later would only confuse.
  const wait =
    error.isTransient && event !== TEST_EVENT
      ? planRetry({ tries: triesSoFar + 1, retryAfterMs: error.retryAfterMs, chance: Math.random() })
      : null;
  return wait === null
    ? { state: "failed", error: error.message }
    : { state: "retrying", nextTryAt: new Date(endedAt + wait), error: error.message };
}

const tryRow = (deliveryId: string, { answer, error, startedAt, endedAt }: Try) => ({
  deliveryId,
  at: new Date(startedAt),
  durationMs: endedAt - startedAt,
  responseStatus: answer?.status ?? null,
  // PostgreSQL's texts cannot hold a zero byte, and an answer may.
  responseBody: answer?.body.replaceAll("\0", "\uFFFD") ?? null,
  errorKind: error?.kind ?? null,
  error: error?.message ?? null,
});

const deliveryColumns = (result: DeliveryResult, { endedAt }: Try) => ({
  status: result.state === "retrying" ? ("pending" as const) : result.state,
  nextTryAt: result.state === "retrying" ? result.nextTryAt : null,
  lastError: result.state === "delivered" ? null : result.error,
  triesSoFar: { increment: 1 },
  ...(result.state === "delivered" && { deliveredAt: new Date(endedAt) }),
});

async function countFailures(tx: Tx, { connectionId }: DeliveryRow, { error, endedAt }: Try): Promise<void> {
  if (!error) {
    await tx.connection.updateMany({
      where: { id: connectionId, failuresInRow: { gt: 0 } },
      data: { failuresInRow: 0 },
    });
    return;
  }
  const connection = await tx.connection.update({
    where: { id: connectionId },
    data: { failuresInRow: { increment: 1 } },
  });
  await pauseFailing(tx, connection, { wantsNoMore: error.wantsNoMore, at: new Date(endedAt) });
}

function timelineFact({ connection }: DeliveryRow, result: DeliveryResult): TimelineFact {
  const { name } = connection;
  return result.state === "delivered"
    ? { kind: "delivery", connection: name, status: "delivered" }
    : {
        kind: "delivery",
        connection: name,
        status: "failed",
        ...("error" in result && { detail: result.error }),
      };
}
