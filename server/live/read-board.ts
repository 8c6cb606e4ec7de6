import { DateTime } from "luxon";
import type { CallPhase } from "@/core/call/call";
import type { BoardRequest, BoardSupervision } from "@/core/live-contract/board";
import { readCallCentre } from "@/core/team/document";
import { Prisma } from "../generated/prisma/client";
import { sourceOf } from "../leads/present-lead";
import { countToday, type TodayNumbers } from "../leads/today/queries";
import { liveStatus } from "../operators/live-status";
import { operatorsAtWork } from "../operators/queries";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";
import { type KeptExpectation, pacingNote } from "./pacing-note";

/** A day's numbers are counted over thousands of rows: not with every change. */
const NUMBERS_EVERY_MS = 2_000;
const REQUESTS_AT_MOST = 200;

/** Reads the live board of a workspace, part by part: core/live-contract/board.ts. */
export function boardReader(workspaceId: WorkspaceId, timeZone: string, clock: Clock) {
  let counted: { at: number; numbers: TodayNumbers } | null = null;

  async function numbers(now: number): Promise<TodayNumbers> {
    if (!counted || now - counted.at >= NUMBERS_EVERY_MS) {
      const midnight = DateTime.fromMillis(now, { zone: timeZone }).startOf("day").toJSDate();
      counted = { at: now, numbers: await countToday(workspaceId, midnight) };
    }
    return counted.numbers;
  }

  return async (): Promise<Map<string, unknown>> => {
    const now = clock.now();
    const [operators, teams, requests, today] = await Promise.all([
      operatorsAtWork(workspaceId, new Date(now)),
      db().team.findMany({
        where: { workspaceId, archivedAt: null },
        select: { id: true, name: true, callCentre: true, pacing: { select: { expects: true } } },
      }),
      readRequests(workspaceId),
      numbers(now),
    ]);
    return new Map<string, unknown>([
      ...operators.map(
        ({ id, name, teams: mine, status }) =>
          [
            `operator:${id}`,
            { id, name, teamIds: mine.map((team) => team.id), status: liveStatus(status) },
          ] as const,
      ),
      ...teams.map(({ id, name, callCentre, pacing }) => {
        const kept = (pacing?.expects ?? null) as unknown as KeptExpectation | null;
        const lines = readCallCentre(callCentre)?.capacity ?? null;
        return [`team:${id}`, { id, name, lines, pacing: pacingNote(kept, now) }] as const;
      }),
      ...requests.map((request) => [`request:${request.id}`, request] as const),
      ["numbers", today],
    ]);
  };
}

interface RequestRow {
  id: string;
  phone: string;
  name: string | null;
  page: string;
  pageTitle: string | null;
  referrer: string | null;
  utm: Record<string, string>;
  site: string;
  siteUrl: string;
  requestedAt: Date;
  promiseAt: Date | null;
  stage: BoardRequest["stage"];
  stages: BoardRequest["stages"];
  callId: string | null;
  phase: CallPhase | null;
  wants: boolean;
  isOpenToAll: boolean;
  teamId: string;
  attempt: number;
  operatorId: string | null;
  operatorName: string | null;
  supervisions: BoardSupervision[];
}

/** What is being served now; what is arranged for later is not. */
async function readRequests(workspaceId: WorkspaceId): Promise<BoardRequest[]> {
  const rows = await query<RequestRow>(
    null,
    Prisma.sql`
    select cb.id, cb.phone, coalesce(cb.name, k.name) as name, cb.page, cb."pageTitle", cb.referrer, cb.utm,
           s.name as site, s.url as "siteUrl", cb."requestedAt", cb."promiseAt", cb.stage::text as stage, cb.stages,
           c.id as "callId", c.phase, coalesce(c."wantsOperatorSince", c."wantsCustomerSince") is not null as wants,
           c.state->'options'->>'order' <> 'customer-first' as "isOpenToAll", c."teamId",
           a.number as attempt, o.id as "operatorId", o.name as "operatorName",
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'id', v.id, 'operatorId', v."operatorId", 'by', v.by, 'phase', v.phase, 'mode', v.state->'mode',
                     'wanted', v.state->'wanted') order by v."startedAt", v.id), '[]')
              from "Supervision" v where v."callId" = c.id and v."endedAt" is null) as supervisions
      from "Callback" cb
      join "Site" s on s.id = cb."siteId"
      join "Contact" k on k.id = cb."contactId"
      left join lateral (
        select * from "Call" c where c."callbackId" = cb.id and c."endedAt" is null
         order by c."startedAt" desc limit 1) c on true
      left join "Attempt" a on a.id = c."attemptId"
      left join "Operator" o on o.id = c."operatorId" and c.phase not in ('waiting', 'ended')
     where cb."workspaceId" = ${workspaceId} and cb.stage not in ('scheduled', 'finished')
     order by cb."requestedAt" limit ${REQUESTS_AT_MOST}`,
  );
  return rows.map(toRequest);
}

const toRequest = (row: RequestRow): BoardRequest => ({
  id: row.id,
  phone: row.phone,
  name: row.name,
  page: row.page,
  pageTitle: row.pageTitle,
  source: sourceOf(row.utm, row.referrer, row.siteUrl),
  site: row.site,
  requestedAt: row.requestedAt.getTime(),
  promiseAt: row.promiseAt?.getTime() ?? null,
  stage: row.stage,
  stages: row.stages,
  call: row.callId === null ? null : callOf(row, row.callId),
});

const callOf = (row: RequestRow, id: string): NonNullable<BoardRequest["call"]> => ({
  id,
  attempt: row.attempt,
  teamId: row.teamId,
  isWaiting: row.phase === "waiting" && row.wants,
  canBeTakenOver: row.phase === "waiting" && row.wants && row.isOpenToAll,
  operator:
    row.operatorId === null || row.operatorName === null
      ? null
      : { id: row.operatorId, name: row.operatorName },
  supervisions: row.supervisions,
});
