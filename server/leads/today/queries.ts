import { DateTime } from "luxon";
import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { type LeadRow, presentLeads, rowSelect } from "../present-lead";

const FINISHED_AT_MOST = 20;
const RUNNING_AT_MOST = 100;

export interface Today {
  now: Date;
  numbers: TodayNumbers;
  /** Being connected now; the oldest first, because it has waited longest. */
  running: LeadRow[];
  /** Arranged for later; the nearest first. */
  scheduled: LeadRow[];
  /** Finished today; the newest first. */
  finished: LeadRow[];
  finishedTotal: number;
}

export interface TodayNumbers {
  /** Asked since midnight in the workspace's zone, and how many of those talked. */
  asked: number;
  talked: number;
  /** Not finished, whenever asked. */
  waiting: number;
  /** Of any day: nobody has spoken to them, and nobody has dealt with it. */
  needHuman: number;
  /** From asking to the customer's phone ringing, of today's that were to be called at once; null: none yet. */
  medianSeconds: number | null;
}

/** The board of a workspace's day. @param now epoch ms @param timeZone IANA: where the day begins */
export async function readToday(workspaceId: WorkspaceId, timeZone: string, now: number): Promise<Today> {
  const midnight = DateTime.fromMillis(now, { zone: timeZone }).startOf("day").toJSDate();
  const finishedToday = { workspaceId, finishedAt: { gte: midnight } };
  const [running, scheduled, finished, finishedTotal, numbers] = await Promise.all([
    db().callback.findMany({
      where: { workspaceId, stage: { notIn: ["finished", "scheduled"] } },
      select: rowSelect,
      orderBy: { requestedAt: "asc" },
      take: RUNNING_AT_MOST,
    }),
    db().callback.findMany({
      where: { workspaceId, stage: "scheduled" },
      select: rowSelect,
      orderBy: [{ scheduledFor: { sort: "asc", nulls: "last" } }, { requestedAt: "asc" }],
      take: FINISHED_AT_MOST,
    }),
    db().callback.findMany({
      where: finishedToday,
      select: rowSelect,
      orderBy: { finishedAt: "desc" },
      take: FINISHED_AT_MOST,
    }),
    db().callback.count({ where: finishedToday }),
    countToday(workspaceId, midnight),
  ]);
  return {
    now: new Date(now),
    numbers,
    running: await presentLeads(workspaceId, running),
    scheduled: await presentLeads(workspaceId, scheduled),
    finished: await presentLeads(workspaceId, finished),
    finishedTotal,
  };
}

/** The numbers of a day that began at `midnight`. */
export async function countToday(workspaceId: WorkspaceId, midnight: Date): Promise<TodayNumbers> {
  const today = { workspaceId, requestedAt: { gte: midnight } };
  const [asked, talked, waiting, needHuman, medianSeconds] = await Promise.all([
    db().callback.count({ where: today }),
    db().callback.count({ where: { ...today, outcome: "conversation" } }),
    db().callback.count({ where: { workspaceId, stage: { not: "finished" } } }),
    db().callback.count({ where: { workspaceId, needsHuman: true } }),
    medianToPhone(workspaceId, midnight),
  ]);
  return { asked, talked, waiting, needHuman, medianSeconds };
}

/** A callback that was to come later waited on purpose: it says nothing about how fast we are. */
async function medianToPhone(workspaceId: WorkspaceId, since: Date): Promise<number | null> {
  const [row] = await db().$queryRaw<{ median: number | null }[]>`
    select percentile_cont(0.5) within group (order by extract(epoch from rang.at - c."requestedAt"))::float as median
    from "Callback" c
    cross join lateral (
      select min((mark ->> 'at')::timestamptz) as at
      from jsonb_array_elements(c.stages) mark
      where mark ->> 'stage' = 'customer-ringing'
    ) rang
    where c."workspaceId" = ${workspaceId}
      and c."requestedAt" >= ${since}
      and rang.at is not null
      and not c.stages @> '[{"stage":"scheduled"}]'`;
  return row?.median ?? null;
}

export interface FirstSteps {
  /** A page with the snippet has asked for its widget. */
  snippetSeen: boolean;
  /** Somebody can be rung. */
  hasOperator: boolean;
  /** A callback was asked for, ever. */
  hasCallback: boolean;
}

/** How far a new workspace has come. */
export async function readFirstSteps(workspaceId: WorkspaceId): Promise<FirstSteps> {
  const [site, operator, callback] = await Promise.all([
    db().site.findFirst({ where: { workspaceId, lastSeenAt: { not: null } }, select: { id: true } }),
    db().operator.findFirst({
      where: { workspaceId, archivedAt: null, teams: { some: {} } },
      select: { id: true },
    }),
    db().callback.findFirst({ where: { workspaceId }, select: { id: true } }),
  ]);
  return { snippetSeen: site !== null, hasOperator: operator !== null, hasCallback: callback !== null };
}
