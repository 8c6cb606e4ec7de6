import { DateTime } from "luxon";
import type { DelayCause } from "@/core/speed/measure";
import { type SpeedSummary, summarize } from "@/core/speed/summarize";
import { type LeadRow, presentLeads, rowSelect } from "../leads/present-lead";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type MeasuredLead, READ_AT_MOST, readSpeeds } from "./read-speeds";
import type { SpeedFilter } from "./schema";

const SLOWEST_AT_MOST = 12;

export interface SpeedReport {
  now: Date;
  whole: SpeedSummary;
  /** With at least one lead, the most first. */
  teams: SpeedGroup[];
  sites: SpeedGroup[];
  /** Every day of the period, whether anybody asked or not. */
  days: { day: string; summary: SpeedSummary }[];
  slowest: SlowLead[];
  /** Only the newest were read. */
  isCut: boolean;
}

export interface SpeedGroup {
  id: string;
  name: string;
  summary: SpeedSummary;
}

/** A lead whose phone rang late, or never. */
export interface SlowLead {
  lead: LeadRow;
  cause: DelayCause;
  promisedSeconds: number | null;
  waitedSeconds: number;
  /** The customer's phone rang in the end. */
  hasRung: boolean;
}

interface Asked {
  workspaceId: WorkspaceId;
  /** IANA: days are days here. */
  timeZone: string;
  now: number;
}

/** How fast people were called, by team, site and day, and what the slow ones waited for. */
export async function getSpeed(asked: Asked, filter: SpeedFilter): Promise<SpeedReport> {
  const { workspaceId, timeZone, now } = asked;
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf("day");
  const first = today.minus({ days: filter.days - 1 });
  const [leads, names] = await Promise.all([
    readSpeeds({ workspaceId, timeZone, since: first.toJSDate(), now }, filter),
    readNames(workspaceId),
  ]);
  const days = Array.from({ length: filter.days }, (_, at) =>
    first.plus({ days: at }).toFormat("yyyy-MM-dd"),
  );
  return {
    now: new Date(now),
    whole: summaryOf(leads),
    teams: groups(leads, names.teams, ({ teamId }) => teamId),
    sites: groups(leads, names.sites, ({ siteId }) => siteId),
    days: days.map((day) => ({ day, summary: summaryOf(leads.filter((lead) => lead.day === day)) })),
    slowest: await slowestOf(workspaceId, leads),
    isCut: leads.length === READ_AT_MOST,
  };
}

/** What the report can be narrowed to. */
export async function readNames(workspaceId: WorkspaceId) {
  const named = {
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  } as const;
  const [teams, sites] = await Promise.all([db().team.findMany(named), db().site.findMany(named)]);
  return { teams, sites };
}

const summaryOf = (leads: readonly MeasuredLead[]): SpeedSummary =>
  summarize(leads.map(({ speed }) => speed));

function groups(
  leads: readonly MeasuredLead[],
  names: readonly { id: string; name: string }[],
  idOf: (lead: MeasuredLead) => string,
): SpeedGroup[] {
  return names
    .map(({ id, name }) => ({ id, name, summary: summaryOf(leads.filter((lead) => idOf(lead) === id)) }))
    .filter(({ summary }) => summary.leads > 0)
    .sort((a, b) => b.summary.leads - a.summary.leads);
}

/** Late ones, the latest first. Whose phone rang in time and was not answered was served as promised. */
async function slowestOf(workspaceId: WorkspaceId, leads: readonly MeasuredLead[]): Promise<SlowLead[]> {
  const late = leads
    .flatMap((lead) => {
      const { cause } = lead.speed;
      return cause === null || cause === "customer-no-answer" ? [] : [{ ...lead, cause }];
    })
    .sort((a, b) => b.waitedSeconds - a.waitedSeconds)
    .slice(0, SLOWEST_AT_MOST);
  const stored = await db().callback.findMany({
    where: { workspaceId, id: { in: late.map(({ id }) => id) } },
    select: rowSelect,
  });
  const rows = new Map((await presentLeads(workspaceId, stored)).map((row) => [row.id, row]));
  return late.flatMap(({ id, cause, promisedSeconds, waitedSeconds, speed }) => {
    const lead = rows.get(id);
    const hasRung = speed.marks["customer-rings"] !== null;
    return lead ? [{ lead, cause, promisedSeconds, waitedSeconds, hasRung }] : [];
  });
}
