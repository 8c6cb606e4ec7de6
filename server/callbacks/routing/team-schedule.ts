import type { DispositionChoice } from "@/core/disposition/disposition";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen, type Schedule } from "@/core/schedule/hours";
import { type CallCentre, readCallCentre } from "@/core/team/document";
import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import { readDispositions } from "../../visitor-texts/read-dispositions";

export type TeamSchedule = Schedule & {
  id: string;
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
  id: string;
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

const TEAMS = Prisma.sql`
    select t.id, t.name, t."archivedAt", t."timeZone", t.hours, t.holidays, t."callCentre", t."ringAtOnce",
           t."stickySeconds", w."asksDisposition", w.dispositions, w.language
      from "Team" t join "Workspace" w on w.id = t."workspaceId"`;

/** A team's name and hours, what sort of team it is and how it asks; null where there never was such a team. */
export async function teamSchedule(teamId: string): Promise<TeamSchedule | null> {
  const [team] = await query<TeamRow>(null, Prisma.sql`${TEAMS} where t.id = ${teamId}`);
  return team ? toSchedule(team) : null;
}

/**
 * The team through which one operator is rung: of those that they are in the first that is open, else the first. Null
 * where they are gone, or in no team.
 */
export async function teamOfOperator(
  workspaceId: string,
  operatorId: string,
  now: number,
): Promise<TeamSchedule | null> {
  const rows = await query<TeamRow>(
    null,
    Prisma.sql`
    ${TEAMS} join "TeamOperator" m on m."teamId" = t.id join "Operator" o on o.id = m."operatorId"
     where o.id = ${operatorId} and o."workspaceId" = ${workspaceId} and o."archivedAt" is null
       and t."archivedAt" is null order by t."createdAt", t.id`,
  );
  const teams = rows.map(toSchedule);
  return teams.find((team) => isOpen(team, now)) ?? teams[0] ?? null;
}

const toSchedule = (team: TeamRow): TeamSchedule => ({
  id: team.id,
  name: team.name,
  isArchived: team.archivedAt !== null,
  timeZone: team.timeZone,
  hours: readHours(team.hours),
  holidays: readHolidays(team.holidays),
  dispositions: team.asksDisposition ? readDispositions(team.dispositions, team.language) : [],
  callCentre: readCallCentre(team.callCentre),
  // One number is rung once, and none of its lines knows a customer.
  ringAtOnce: team.callCentre === null ? team.ringAtOnce : 1,
  stickySeconds: team.callCentre === null ? team.stickySeconds : null,
});
