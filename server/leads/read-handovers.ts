import { recordPages } from "../connections/record-pages";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

/** How a lead stands with one connection. */
export interface Handover {
  connection: { id: string; name: string; connector: string };
  state: "waiting" | "delivered" | "failed";
  /** What went wrong last; null where nothing did. */
  trouble: string | null;
  /** When it is tried again; null: at once, never, or when its connection is resumed. */
  nextTryAt: Date | null;
  isPaused: boolean;
  /** Pages of the CRM that show what was written. */
  records: { kind: "contact" | "deal"; url: string }[];
}

interface DeliveryRow {
  status: "pending" | "delivered" | "failed";
  triesSoFar: number;
  nextTryAt: Date | null;
  lastError: string | null;
}

/** Where leads were handed to, by the lead's id; connections that were removed are left out. */
export async function readHandovers(
  workspaceId: WorkspaceId,
  leads: readonly { id: string; phone: string }[],
): Promise<Map<string, Handover[]>> {
  const ids = leads.map(({ id }) => id);
  const deliveries = await db().delivery.findMany({
    where: { workspaceId, callbackId: { in: ids }, connection: { archivedAt: null } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      callbackId: true,
      status: true,
      triesSoFar: true,
      nextTryAt: true,
      lastError: true,
      connection: { select: { id: true, name: true, connector: true, status: true } },
    },
  });
  const connections = new Map(deliveries.map(({ connection }) => [connection.id, connection]));
  const records = await recordPages(
    [...connections.keys()],
    leads.flatMap(({ id, phone }) => [id, phone]),
  );
  return new Map(
    leads.map((lead) => {
      const mine = deliveries.filter(({ callbackId }) => callbackId === lead.id);
      const handovers = [...connections.values()].flatMap(({ status, ...connection }): Handover[] => {
        const there = mine.filter((delivery) => delivery.connection.id === connection.id);
        if (there.length === 0) return [];
        const written = records.filter(
          ({ connectionId, localKey }) =>
            connectionId === connection.id && (localKey === lead.id || localKey === lead.phone),
        );
        return [
          {
            connection,
            ...standOf(there),
            isPaused: status === "paused",
            records: written.map(({ kind, url }) => ({ kind, url })),
          },
        ];
      });
      return [lead.id, handovers];
    }),
  );
}

/** All of a lead's deliveries to one connection as one: what failed is not hidden by what went well after it. */
export function standOf(
  deliveries: readonly DeliveryRow[],
): Pick<Handover, "state" | "trouble" | "nextTryAt"> {
  const failed = deliveries.findLast(({ status }) => status === "failed");
  if (failed) return { state: "failed", trouble: failed.lastError, nextTryAt: null };
  const waiting = deliveries.filter(({ status }) => status === "pending");
  const [first] = waiting;
  if (!first) return { state: "delivered", trouble: null, nextTryAt: null };
  const tried = waiting.findLast(({ triesSoFar }) => triesSoFar > 0);
  return { state: "waiting", trouble: tried?.lastError ?? null, nextTryAt: tried?.nextTryAt ?? null };
}
