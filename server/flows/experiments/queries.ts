import { z } from "zod";
import { HELD_OUT } from "@/core/flow/display/split/definition";
import { Prisma } from "../../generated/prisma/client";
import { db } from "../../platform/db";
import { query } from "../../platform/query";
import type { WorkspaceId } from "../../platform/workspace-id";
import { nameOf } from "../decisions/name-of-node";
import { asDisplayProgram } from "../display-program";
import { noSuchFlow } from "../flow-row";
import { readStored } from "../stored-document";
import { type Period, type PublishedProgram, periodsOf, splitsOf } from "./experiment-periods";
import type { ExperimentFilter } from "./schema";

const DAY_MS = 86_400_000;
/** Pages ask for the rules every half minute: visitors of the first minute may have met the ones before. */
const TAKES_EFFECT_MS = 60_000;
/** A request may be stored before the beacon that tells which variant led to it. */
const BEACON_LATE_MS = 10 * 60_000;
/** Whatever a visitor does within so long after meeting the split counts for the variant. */
const COUNTS_MS = 30 * DAY_MS;
/** Revisions that are looked through, newest first. */
const MOST_REVISIONS = 200;

const SPAN_DAYS = { month: 30, week: 7 } as const;

/** How an experiment of a display flow goes: visitors by variant, and what became of them. */
export async function readExperiment(workspaceId: WorkspaceId, filter: ExperimentFilter, now: number) {
  const flow = await db().flow.findFirst({
    where: { id: filter.flowId, workspaceId, kind: "display" },
    select: { name: true },
  });
  if (!flow) throw noSuchFlow();
  const revisions = await readPrograms(workspaceId, filter.flowId);
  const splits = await nameSplits(workspaceId, filter.flowId, revisions);
  const chosen = splits.find(({ id }) => id === filter.nodeId) ?? splits[0];
  const listed = { flow, splits: splits.map(({ id, name }) => ({ id, name })) };
  if (!chosen) return { ...listed, split: null };
  const periods = periodsOf(revisions, chosen.id);
  const period = periods.find(({ revision }) => revision === filter.revision) ?? periods[0];
  if (!period) return { ...listed, split: null };
  const range = rangeOf(period, filter.span, now);
  const [counts, crossed] = await Promise.all([
    countVisitors(workspaceId, filter.flowId, chosen.id, range),
    countCrossed(workspaceId, filter.flowId, chosen.id, range),
  ]);
  return {
    ...listed,
    split: {
      id: chosen.id,
      name: chosen.name,
      period,
      periods: periods.map(({ shares: _, ...rest }) => rest),
      /** Who met the split from then on. */
      since: range.from,
      arms: period.shares.map(({ id, weight }) => ({
        id,
        name: chosen.variants.get(id) ?? null,
        isHoldOut: id === HELD_OUT,
        weight,
        ...(counts.get(id) ?? NOBODY),
      })),
      /** Visitors who met more than one variant, and are left out. */
      crossed,
    },
  };
}

async function readPrograms(workspaceId: WorkspaceId, flowId: string): Promise<PublishedProgram[]> {
  const rows = await db().flowRevision.findMany({
    where: { workspaceId, flowId },
    orderBy: { number: "desc" },
    take: MOST_REVISIONS,
    select: { number: true, publishedAt: true, program: true },
  });
  return rows.reverse().map((row) => ({ ...row, program: asDisplayProgram(row.program) }));
}

interface NamedSplit {
  id: string;
  /** What staff call it; null where its sentence is its name. */
  name: string | null;
  variants: Map<string, string>;
}

const splitNames = z.object({ variants: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The splits of the newest revision, then those of older ones that are gone, by the names they had last. */
async function nameSplits(
  workspaceId: WorkspaceId,
  flowId: string,
  revisions: readonly PublishedProgram[],
): Promise<NamedSplit[]> {
  const lastIn = new Map<string, number>();
  for (const { number, program } of revisions.toReversed())
    for (const id of splitsOf(program)) if (!lastIn.has(id)) lastIn.set(id, number);
  const documents = await db().flowRevision.findMany({
    where: { workspaceId, flowId, number: { in: [...new Set(lastIn.values())] } },
    select: { number: true, document: true },
  });
  const nodes = new Map(documents.map(({ number, document }) => [number, readStored(document).nodes]));
  return [...lastIn].map(([id, number]) => {
    const node = nodes.get(number)?.find((one) => one.id === id);
    const read = splitNames.safeParse(node?.config);
    return {
      id,
      name: node ? nameOf(node) : null,
      variants: new Map(read.success ? read.data.variants.map((variant) => [variant.id, variant.name]) : []),
    };
  });
}

interface TimeRange {
  from: Date;
  /** null: up to now. */
  to: Date | null;
}

function rangeOf({ startedAt, endedAt }: Period, span: ExperimentFilter["span"], now: number): TimeRange {
  const start = startedAt.getTime() + TAKES_EFFECT_MS;
  const end = endedAt ? Math.min(endedAt.getTime(), now) : now;
  const from = span === "all" ? start : Math.max(start, end - SPAN_DAYS[span] * DAY_MS);
  return { from: new Date(from), to: endedAt };
}

const NOBODY = { visitors: 0, shown: 0, opened: 0, requested: 0, conversations: 0 };
type Counts = typeof NOBODY;

/** Who met the split in the range for the first time, in whichever variant. */
const metIn = (
  workspaceId: WorkspaceId,
  flowId: string,
  nodeId: string,
  { from, to }: TimeRange,
) => Prisma.sql`
    "Exposure" e where e."workspaceId" = ${workspaceId} and e."flowId" = ${flowId} and e."nodeId" = ${nodeId}
       and e."firstAt" >= ${from} and (${to}::timestamptz is null or e."firstAt" < ${to})`;

const elsewhere = Prisma.sql`exists (
      select from "Exposure" o where o."flowId" = e."flowId" and o."nodeId" = e."nodeId"
         and o."visitorId" = e."visitorId" and o.variant <> e.variant)`;

/**
 * Each visitor once, by the variant that the split chose and whatever way they then took: a request or a conversation
 * counts also where it came through another offer, on a later visit, or from somebody who was held out.
 */
async function countVisitors(
  workspaceId: WorkspaceId,
  flowId: string,
  nodeId: string,
  range: TimeRange,
): Promise<Map<string, Counts>> {
  const rows = await query<Counts & { variant: string }>(
    null,
    Prisma.sql`
    with met as (select e.* from ${metIn(workspaceId, flowId, nodeId, range)} and not ${elsewhere}),
    asked as (
      select m."visitorId", bool_or(c.outcome = 'conversation') as talked
        from met m join "Callback" c
          on c."workspaceId" = m."workspaceId" and c."visitorId" = m."visitorId"
         and c."requestedAt" >= m."firstAt" - ${BEACON_LATE_MS}::float8 * interval '1 ms'
         and c."requestedAt" < m."firstAt" + ${COUNTS_MS}::float8 * interval '1 ms'
       group by m."visitorId")
    select m.variant, count(*)::int as visitors, count(m."shownAt")::int as shown,
           count(m."openedAt")::int as opened, count(a."visitorId")::int as requested,
           (count(*) filter (where a.talked))::int as conversations
      from met m left join asked a using ("visitorId")
     group by m.variant`,
  );
  return new Map(rows.map(({ variant, ...counts }) => [variant, counts]));
}

async function countCrossed(
  workspaceId: WorkspaceId,
  flowId: string,
  nodeId: string,
  range: TimeRange,
): Promise<number> {
  const [row] = await query<{ count: number }>(
    null,
    Prisma.sql`
    select count(distinct e."visitorId")::int as count
      from ${metIn(workspaceId, flowId, nodeId, range)} and ${elsewhere}`,
  );
  return row?.count ?? 0;
}
