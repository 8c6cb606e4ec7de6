import type { FlowDocument, FlowKind } from "@/core/flow/document";
import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";
import type { Role } from "../workspaces/policy";
import { namesOf, noSuchFlow } from "./flow-row";
import { newerPassed } from "./live-routings";
import { canEdit } from "./policy";
import { readStored } from "./stored-document";

const HOUR_MS = 3_600_000;

interface FlowLine {
  id: string;
  kind: FlowKind;
  name: string;
  draftVersion: number;
  draftSavedAt: Date;
  hasChanges: boolean;
  /** Names of routings that it goes through and that were published since. */
  newer: string[];
  live: { number: number; name: string | null; publishedAt: string; publishedById: string | null } | null;
  sites: { id: string; name: string }[];
}

/** The workspace's flows that are in use, display first, by name. */
export async function listFlows(workspaceId: WorkspaceId, role: Role) {
  return presentLines(await readLines(workspaceId, null), role);
}

/**
 * One flow with its draft, as the editor opens it.
 * @throws AppError not-found
 */
export async function getFlow(workspaceId: WorkspaceId, id: string, role: Role) {
  const [[line], stored] = await Promise.all([
    readLines(workspaceId, id),
    db().flow.findFirst({ where: { id, workspaceId }, select: { draft: true } }),
  ]);
  const [flow] = line ? await presentLines([line], role) : [];
  if (!flow || !stored) throw noSuchFlow();
  return { ...flow, draft: readStored(stored.draft) };
}

/**
 * Changes are what the draft says otherwise than what is live, also where something only moved, and what was published
 * since of the routings that it goes through.
 */
const readLines = (workspaceId: WorkspaceId, id: string | null): Promise<FlowLine[]> =>
  query<FlowLine>(
    null,
    Prisma.sql`
    select f.id, f.kind::text as kind, f.name, f."draftVersion", f."draftSavedAt",
           r.document is distinct from f.draft or newer.names <> '[]' as "hasChanges", newer.names as newer,
           case when r.id is not null then jsonb_build_object('number', r.number, 'name', r.name,
             'publishedAt', r."publishedAt", 'publishedById', r."publishedById") end as live,
           (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
              from "Site" s where s."displayFlowId" = f.id or s."routingFlowId" = f.id) as sites
      from "Flow" f left join "FlowRevision" r on r.id = f."liveRevisionId"
      cross join lateral (select coalesce(jsonb_agg(n.name order by n.name), '[]') as names
                            from (${newerPassed(Prisma.sql`r.program`)}) n) newer
     where f."workspaceId" = ${workspaceId} and f."archivedAt" is null and (${id}::text is null or f.id = ${id})
     order by f.kind, f.name, f.id`,
  );

async function presentLines(lines: FlowLine[], role: Role) {
  const names = await namesOf(lines.map(({ live }) => live?.publishedById ?? null));
  return lines.map(({ live, ...line }) => ({
    ...line,
    canEdit: canEdit(role, line.kind),
    live: live && {
      number: live.number,
      name: live.name,
      publishedAt: new Date(live.publishedAt),
      by: (live.publishedById && names.get(live.publishedById)) || null,
    },
  }));
}

/** A flow's revisions, newest first. @throws AppError not-found */
export async function listRevisions(workspaceId: WorkspaceId, id: string) {
  const flow = await db().flow.findFirst({ where: { id, workspaceId }, select: { liveRevisionId: true } });
  if (!flow) throw noSuchFlow();
  const revisions = await db().flowRevision.findMany({
    where: { flowId: id, workspaceId },
    select: { id: true, number: true, name: true, publishedAt: true, publishedById: true },
    orderBy: { number: "desc" },
  });
  const names = await namesOf(revisions.map(({ publishedById }) => publishedById));
  return revisions.map(({ id: revisionId, publishedById, ...revision }) => ({
    ...revision,
    by: (publishedById && names.get(publishedById)) || null,
    isLive: revisionId === flow.liveRevisionId,
  }));
}

/** The document of a revision, in today's format. @throws AppError not-found */
export async function readRevision(
  workspaceId: WorkspaceId,
  { id, number }: { id: string; number: number },
): Promise<FlowDocument> {
  const revision = await db().flowRevision.findFirst({ where: { workspaceId, flowId: id, number } });
  if (!revision) throw new AppError("not-found", "This flow has no revision of that number.");
  return readStored(revision.document);
}

/**
 * How many page views, or callbacks, left each node by each port, as `nodeId/port`, in the last 24 hours and 30 days,
 * over all revisions: a node keeps its id. Hours are counted whole. Callbacks that came to a routing flow's start are
 * the requests themselves.
 */
export async function readCounters(workspaceId: WorkspaceId, id: string, now: number) {
  const rows = await query<{ key: string; day: number; month: number }>(
    null,
    Prisma.sql`
    select "nodeId" || '/' || port as key, sum(count)::int as month,
           coalesce(sum(count) filter (where hour > ${new Date(now - 24 * HOUR_MS)}), 0)::int as day
      from "FlowCount"
     where "flowId" = ${id} and "workspaceId" = ${workspaceId} and hour > ${new Date(now - 30 * 24 * HOUR_MS)}
     group by "nodeId", port
    union all
    select (r.program->>'start') || '/next', count(*)::int,
           count(*) filter (where c."requestedAt" > ${new Date(now - 24 * HOUR_MS)})::int
      from "Callback" c join "FlowRevision" r on r.id = c."routingRevisionId"
     where r."flowId" = ${id} and c."workspaceId" = ${workspaceId}
       and c."requestedAt" > ${new Date(now - 30 * 24 * HOUR_MS)}
       and exists (select 1 from "Flow" where id = ${id} and kind = 'routing')
     group by 1`,
  );
  const by = (span: "day" | "month"): Record<string, number> =>
    Object.fromEntries(rows.flatMap((row) => (row[span] > 0 ? [[row.key, row[span]]] : [])));
  return { day: by("day"), month: by("month") };
}
