import type { DispositionChoice } from "@/core/disposition/disposition";
import { readHolidays, readHours } from "@/core/schedule/document";
import type { Schedule } from "@/core/schedule/hours";
import { type CallCentre, readCallCentre } from "@/core/team/document";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import { readDispositions } from "../visitor-texts/read-dispositions";

export type TeamSchedule = Schedule & {
  name: string;
  isArchived: boolean;
  /** What its operators are asked on the phone after a talk; empty: they are not. */
  dispositions: DispositionChoice[];
  callCentre: CallCentre | null;
  ringAtOnce: number;
  /** How long a call waits for the operator who talked with its customer last; null: they do not come first. */
  stickySeconds: number | null;
};

interface TeamRow {
  name: string;
  archivedAt: Date | null;
  timeZone: string;
  hours: unknown;
  holidays: unknown;
  asksDisposition: boolean;
  dispositions: unknown;
  language: string;
  callCentre: unknown;
  ringAtOnce: number;
  stickySeconds: number | null;
}

/** A team's name and hours, what sort of team it is and how it asks; null where there never was such a team. */
export async function teamSchedule(teamId: string): Promise<TeamSchedule | null> {
  const [team] = await query<TeamRow>(
    null,
    Prisma.sql`
    select t.name, t."archivedAt", t."timeZone", t.hours, t.holidays, t."callCentre", t."ringAtOnce", t."stickySeconds",
           w."asksDisposition", w.dispositions, w.language
      from "Team" t join "Workspace" w on w.id = t."workspaceId" where t.id = ${teamId}`,
  );
  if (!team) return null;
  return {
    name: team.name,
    isArchived: team.archivedAt !== null,
    timeZone: team.timeZone,
    hours: readHours(team.hours),
    holidays: readHolidays(team.holidays),
    dispositions: team.asksDisposition ? readDispositions(team.dispositions, team.language) : [],
    callCentre: readCallCentre(team.callCentre),
    // One number is rung once.
    ringAtOnce: team.callCentre === null ? team.ringAtOnce : 1,
    stickySeconds: team.stickySeconds,
  };
}
