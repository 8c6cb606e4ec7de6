import type { FlowDocument } from "@/core/flow/document";
import { AppError } from "../../platform/app-error";
import { db, type Prisma } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { DecisionFilter } from "../schema";
import { readStored } from "../stored-document";
import { nameOf } from "./name-of-node";
import { storedEvents, storedFacts, storedPath } from "./schema";

const PAGE = 30;
const DAY_MS = 86_400_000;
const NEWEST_FIRST = [{ at: "desc" }, { id: "desc" }] as const;

const withPlaces = {
  site: { select: { id: true, name: true } },
  revision: { select: { number: true, document: true } },
} satisfies Prisma.DecisionInclude;
type DecisionRow = Prisma.DecisionGetPayload<{ include: typeof withPlaces }>;

/** Page views on which a flow decided, newest first, 30 a page; `next` is the `before` of the page after it. */
export async function listDecisions(workspaceId: WorkspaceId, filter: DecisionFilter) {
  const { flowId, visitorId } = filter;
  const last = filter.before ?? filter.cursor;
  const rows = await db().decision.findMany({
    where: { workspaceId, flowId, ...(visitorId ? { visitorId } : {}) },
    include: withPlaces,
    orderBy: [...NEWEST_FIRST],
    take: PAGE + 1,
    ...(last ? { cursor: { id: last }, skip: 1 } : {}),
  });
  const shown = rows.slice(0, PAGE);
  const callbacks = await callbacksOf(workspaceId, shown);
  const revisions = new Map(shown.map(({ revision }) => [revision.number, revision.document]));
  const documents = new Map([...revisions].map(([number, document]) => [number, readStored(document)]));
  return {
    decisions: shown.map((row) => presentLine(row, documents.get(row.revision.number), callbacks)),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/**
 * One page view: what was known, the way through the flow, and what became of it, in the revision that was live then.
 * @throws AppError not-found, also where it is older than 30 days
 */
export async function getDecision(workspaceId: WorkspaceId, id: string) {
  const row = await db().decision.findFirst({ where: { id, workspaceId }, include: withPlaces });
  if (!row)
    throw new AppError("not-found", "This visit is no longer kept. Visits are kept for 30 days.", {
      reason: "decision-gone",
    });
  const document = readStored(row.revision.document);
  const [callbacks, flow] = await Promise.all([
    callbacksOf(workspaceId, [row]),
    db().flow.findFirst({
      where: { id: row.flowId, workspaceId },
      select: { name: true, liveRevisionId: true },
    }),
  ]);
  const events = storedEvents.parse(row.events);
  return {
    ...presentLine(row, document, callbacks),
    flow: { id: row.flowId, name: flow?.name ?? "" },
    isLive: flow?.liveRevisionId === row.revisionId,
    facts: storedFacts.parse(row.facts),
    path: storedPath.parse(row.path).map((way) => ({ ...way, ...nodeOf(document, way.node) })),
    events: events.map(({ event, at, decision, path }) => ({
      event,
      at: new Date(at),
      offer: decision === null ? null : nodeOf(document, decision),
      path: path?.map((way) => ({ ...way, ...nodeOf(document, way.node) })) ?? null,
    })),
  };
}

/** A node as a sentence can be made of it. */
function nodeOf(document: FlowDocument | undefined, id: string) {
  const node = document?.nodes.find((one) => one.id === id);
  return { id, kind: node?.kind ?? "", name: node ? nameOf(node) : null, config: node?.config ?? {} };
}

function presentLine(row: DecisionRow, document: FlowDocument | undefined, callbacks: Map<string, string>) {
  const callbackId = callbacks.get(`${row.siteId} ${row.view}`) ?? null;
  const events = storedEvents.parse(row.events).map(({ event }) => event);
  return {
    id: row.id,
    at: row.at,
    page: row.page,
    visitorId: row.visitorId,
    site: row.site,
    revision: row.revision.number,
    offer: row.decision === null ? null : nodeOf(document, row.decision),
    /** A beacon may be lost; the lead itself is the proof that somebody asked. */
    happened: [...new Set(callbackId === null ? events : [...events, "requested" as const])],
    /** The lead that came of it. */
    callbackId,
  };
}

async function callbacksOf(
  workspaceId: WorkspaceId,
  rows: readonly { siteId: string; view: string; at: Date }[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const times = rows.map(({ at }) => at.getTime());
  const asked = await db().callback.findMany({
    where: {
      workspaceId,
      siteId: { in: rows.map(({ siteId }) => siteId) },
      // Callbacks are indexed by their time; a page is rarely open for longer than a day, and its first beacon may be lost.
      requestedAt: { gte: new Date(Math.min(...times) - DAY_MS), lte: new Date(Math.max(...times) + DAY_MS) },
      displayView: { in: rows.map(({ view }) => view) },
    },
    select: { id: true, siteId: true, displayView: true },
  });
  return new Map(asked.map(({ id, siteId, displayView }) => [`${siteId} ${displayView}`, id]));
}
