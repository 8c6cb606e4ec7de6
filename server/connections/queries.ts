import { z } from "zod";
import { type CallbackMessage, TEST_EVENT } from "@/core/crm/message";
import { db, type Prisma } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { readMessage } from "./read-message";
import { recordPages } from "./record-pages";
import { type DeliveryFilter, storedExchanges, storedRefusal, subscriptionSchema } from "./schema";

/** `url`: a webhook's. */
const settingsShape = subscriptionSchema.extend({ url: z.string().nullable().default(null) });
const PAGE = 50;

/** The workspace's connections by name, with how each is doing. */
export async function listConnections(workspaceId: WorkspaceId) {
  const rows = await db().connection.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const counts = await db().delivery.groupBy({
    by: ["connectionId", "status"],
    where: { workspaceId, event: { not: TEST_EVENT } },
    _count: true,
    _max: { deliveredAt: true },
  });
  return rows.map((row) => {
    const of = (status: "pending" | "failed" | "delivered") =>
      counts.find((count) => count.connectionId === row.id && count.status === status);
    return {
      id: row.id,
      connector: row.connector,
      name: row.name,
      ...settingsShape.parse(row.settings),
      /** Whose account it is at the vendor; null: it is no CRM. */
      account:
        row.accountId === null ? null : { name: row.accountName ?? row.accountId, url: row.accountUrl },
      status: row.status,
      pausedReason: row.pausedReason,
      failuresInRow: row.failuresInRow,
      /** It does not answer, and nothing is sent until `quietUntil`; null: not so. */
      outage: row.failingSince && row.quietUntil && { since: row.failingSince, until: row.quietUntil },
      waiting: of("pending")?._count ?? 0,
      failed: of("failed")?._count ?? 0,
      delivered: of("delivered")?._count ?? 0,
      lastDeliveredAt: of("delivered")?._max.deliveredAt ?? null,
    };
  });
}

/** Deliveries, newest first, 50 a page. */
export async function listDeliveries(workspaceId: WorkspaceId, filter: DeliveryFilter) {
  const { cursor, connectionId, status, event } = filter;
  const where: Prisma.DeliveryWhereInput = { workspaceId, connectionId, status, event };
  const rows = await db().delivery.findMany({
    where,
    include: {
      connection: { select: { name: true, accountId: true } },
      callback: { select: { phone: true, name: true } },
      tries: { orderBy: { id: "desc" }, take: 1 },
      _count: { select: { tries: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    ...(cursor && { cursor: { id: cursor }, skip: 1 }),
  });
  const page = rows.slice(0, PAGE);
  const behind = await behindOthers(page.filter((row) => row.status === "pending").map(({ id }) => id));
  return {
    deliveries: page.map((row) => ({
      id: row.id,
      event: row.event,
      status: row.status,
      connectionId: row.connectionId,
      connectionName: row.connection.name,
      /** Its receiver is a CRM. */
      isCrm: row.connection.accountId !== null,
      callbackId: row.callbackId,
      phone: row.callback?.phone ?? null,
      createdAt: row.createdAt,
      deliveredAt: row.deliveredAt,
      nextTryAt: row.nextTryAt,
      /** ProviderErrorKind of the last try; null where it was taken, or there was none. */
      lastErrorKind: row.tries[0]?.errorKind ?? null,
      lastStatus: row.tries[0]?.responseStatus ?? null,
      tries: row._count.tries,
      /** An earlier one of the same contact goes first. */
      isBehind: behind.has(row.id),
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Which of these wait for an earlier one of their contact. */
async function behindOthers(ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db().$queryRaw<{ id: string }[]>`
    select d.id from "Delivery" d
     where d.id = any(${ids}) and d."contactId" is not null and exists (
       select from "Delivery" e
        where e."connectionId" = d."connectionId" and e."contactId" = d."contactId" and e.status = 'pending'
          and (e."createdAt", e.id) < (d."createdAt", d.id))`;
  return new Set(rows.map(({ id }) => id));
}

/** One delivery with what was sent and every answer; null where there is none. */
export async function getDelivery(workspaceId: WorkspaceId, id: string) {
  const row = await db().delivery.findFirst({
    where: { id, workspaceId },
    include: {
      connection: { select: { name: true, status: true, accountId: true } },
      tries: { orderBy: { id: "desc" } },
    },
  });
  if (!row) return null;
  const message = readMessage(row.payload);
  const isCrm = row.connection.accountId !== null;
  const records = isCrm ? await recordPages([row.connectionId], keysOf(row.event, message)) : [];
  return {
    id: row.id,
    event: row.event,
    status: row.status,
    connectionId: row.connectionId,
    connectionName: row.connection.name,
    /** Pages of the CRM that show what was written. */
    records: records.map(({ kind, url }) => ({ kind, url })),
    /** Its receiver is a CRM. */
    isCrm,
    connectionPaused: row.connection.status === "paused",
    callbackId: row.callbackId,
    createdAt: row.createdAt,
    nextTryAt: row.nextTryAt,
    request: JSON.stringify(message, null, 2),
    tries: row.tries.map(({ id: tryId, exchanges, ...tried }) => ({
      ...tried,
      id: String(tryId),
      /** Every request of the try; empty where it took one, which the other columns tell. */
      exchanges: exchanges === null ? [] : storedExchanges.parse(exchanges),
      /** The lead arrived without these fields: the CRM does not take what the mapping says. */
      refusedFields: exchanges === null ? [] : refusedFields(tried.responseBody),
    })),
  };
}

function refusedFields(answer: string | null): string[] {
  try {
    return storedRefusal.safeParse(JSON.parse(answer ?? "")).data?.refusedFields ?? [];
  } catch {
    // What a CRM answers to a try that failed is its own.
    return [];
  }
}

/** What the records of a message are kept under (server/crm/port.ts: RecordRef). */
const keysOf = (event: string, { data }: CallbackMessage): string[] =>
  event === TEST_EVENT ? [TEST_EVENT] : [data.id, data.phone];

/**
 * Deliveries whose time has come, oldest first, for whoever drives them (deliverOne). A cheap look at an index. Left
 * out: what has an earlier one of the same contact before it, and tests, which are driven by whoever sends them.
 */
export async function dueDeliveries(now: Date, limit = 100): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select d.id
      from "Delivery" d join "Connection" c on c.id = d."connectionId"
     where d.status = 'pending' and d."nextTryAt" <= ${now} and d.event <> ${TEST_EVENT}
       and c.status = 'active' and c."archivedAt" is null and (c."quietUntil" is null or c."quietUntil" <= ${now})
       and (d."contactId" is null or not exists (
         select from "Delivery" e
          where e."connectionId" = d."connectionId" and e."contactId" = d."contactId" and e.status = 'pending'
            and (e."createdAt", e.id) < (d."createdAt", d.id)))
     order by d."nextTryAt"
     limit ${limit}`;
  return rows.map(({ id }) => id);
}
