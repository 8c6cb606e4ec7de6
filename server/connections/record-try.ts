import type { TimelineFact } from "@/core/callback/timeline";
import { TEST_EVENT } from "@/core/crm/message";
import type { Answer, Exchange, HandoverError } from "../crm/port";
import type { Connection, Delivery } from "../generated/prisma/client";
import { type Prisma, type Tx, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import { storableText } from "../platform/storable-text";
import { announceDeliveries } from "./announce-deliveries";
import { dueBy } from "./claim-delivery";
import { type Health, healthAfter, IN_HEALTH, whyPause } from "./judge-health";
import { pauseFailing } from "./pause-failing";
import { planRetry } from "./plan-retry";

export type DeliveryResult =
  /** `record`: a page where people see it. */
  | { state: "delivered"; record?: { url: string } }
  /** Again at `nextTryAt`. */
  | { state: "retrying"; nextTryAt: Date; error: string }
  /** Given up, until somebody replays it. */
  | { state: "failed"; error: string };

export interface Try {
  answer: Answer | null;
  /** null: it was taken. */
  error: HandoverError | null;
  /** Every request of this try, where the connector tells them. */
  exchanges: Exchange[];
  /** A CRM: people can connect it again, and its messages wait for the end of an outage. */
  isCrm: boolean;
  /** Epoch ms. */
  startedAt: number;
  endedAt: number;
}

type DeliveryRow = Delivery & { connection: Connection };

/** Writes down one try and what follows from it: taken, again later, or given up; and perhaps a pause. */
export async function recordTry(delivery: DeliveryRow, tried: Try): Promise<DeliveryResult> {
  const result = await transaction(async (tx) => {
    const health = delivery.event === TEST_EVENT ? null : await keepHealth(tx, delivery, tried);
    const decided = decide(delivery, tried, health);
    await tx.deliveryTry.createMany({ data: [tryRow(delivery.id, tried)] });
    await tx.delivery.updateMany({ where: { id: delivery.id }, data: deliveryColumns(decided, tried) });
    if (decided.state === "retrying") return decided;
    await releaseNext(tx, delivery, tried);
    if (delivery.callbackId)
      await tx.timelineEntry.create({
        data: {
          workspaceId: delivery.workspaceId,
          callbackId: delivery.callbackId,
          at: new Date(tried.endedAt),
          fact: timelineFact(delivery, decided) as unknown as Prisma.InputJsonValue,
        },
      });
    return decided;
  });
  await publishChange({
    workspaceId: delivery.workspaceId,
    kind: "delivery",
    ...(delivery.callbackId && { callbackId: delivery.callbackId }),
  });
  return result;
}

function decide({ event, triesSoFar }: DeliveryRow, tried: Try, health: Health | null): DeliveryResult {
  const { answer, error, endedAt, isCrm } = tried;
  if (!error) return { state: "delivered", ...(answer?.record && { record: answer.record }) };
  // Whoever sends a test waits for its answer: a second one hours later would only confuse.
  if (event === TEST_EVENT) return { state: "failed", error: error.message };
  // An outage is not the message's: whichever found it out goes with the others when it is over.
  if (isCrm && health?.quietUntil)
    return { state: "retrying", nextTryAt: health.quietUntil, error: error.message };
  // Neither is refused access: it waits until somebody connects again.
  const isWorthAnother = error.isTransient || (isCrm && error.kind === "unauthorized");
  const wait = isWorthAnother
    ? planRetry({ tries: triesSoFar + 1, retryAfterMs: error.retryAfterMs, chance: Math.random() })
    : null;
  return wait === null
    ? { state: "failed", error: error.message }
    : { state: "retrying", nextTryAt: new Date(endedAt + wait), error: error.message };
}

const tryRow = (deliveryId: string, { answer, error, exchanges, startedAt, endedAt }: Try) => ({
  deliveryId,
  at: new Date(startedAt),
  durationMs: endedAt - startedAt,
  responseStatus: answer?.status ?? null,
  // PostgreSQL's texts cannot hold a zero byte, and an answer may.
  responseBody: answer?.body.replaceAll("\0", "\uFFFD") ?? null,
  ...(exchanges.length > 0 && { exchanges: exchanges.map(storableExchange) }),
  errorKind: error?.kind ?? null,
  error: error?.message ?? null,
});

const storableExchange = ({ sent, received, ...exchange }: Exchange) => ({
  ...exchange,
  sent: sent && storableText(sent),
  received: received && storableText(received),
});

const deliveryColumns = (result: DeliveryResult, { endedAt }: Try) => ({
  status: result.state === "retrying" ? ("pending" as const) : result.state,
  nextTryAt: result.state === "retrying" ? result.nextTryAt : null,
  lastError: result.state === "delivered" ? null : result.error,
  triesSoFar: { increment: 1 },
  ...(result.state === "delivered" && { deliveredAt: new Date(endedAt) }),
});

/** How its receiver does now; and perhaps a pause. */
async function keepHealth(
  tx: Tx,
  { connectionId, connection: seen }: DeliveryRow,
  tried: Try,
): Promise<Health> {
  const { error, endedAt, isCrm } = tried;
  if (!error) {
    // As it was when this try began: a failure since then is younger than this success.
    if (seen.failuresInRow === 0) return IN_HEALTH;
    await tx.connection.updateMany({
      where: { id: connectionId, failuresInRow: { gt: 0 } },
      data: IN_HEALTH,
    });
    return IN_HEALTH;
  }
  // Other tries of the same connection end at the same time: each counts.
  await tx.$executeRaw`select id from "Connection" where id = ${connectionId} for update`;
  const before = await tx.connection.findUniqueOrThrow({ where: { id: connectionId } });
  const failed = { error, at: new Date(endedAt), isCrm };
  const health = healthAfter(before, failed);
  const connection = await tx.connection.update({ where: { id: connectionId }, data: health });
  const reason = whyPause(health, failed);
  if (reason) await pauseFailing(tx, connection, { reason, at: failed.at });
  return health;
}

/** The next of the same contact has waited for this one. */
async function releaseNext(tx: Tx, delivery: DeliveryRow, { endedAt }: Try): Promise<void> {
  const { workspaceId, connectionId, contactId } = delivery;
  if (contactId === null) return;
  const next = await tx.delivery.findFirst({
    where: { connectionId, contactId, status: "pending", nextTryAt: { lte: dueBy(endedAt) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, connectionId: true },
  });
  if (next) await announceDeliveries(tx, workspaceId, [next]);
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
