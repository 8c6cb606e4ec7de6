import { readHolidays, readHours } from "@/core/schedule/document";
import type { Schedule } from "@/core/schedule/hours";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";

export type TeamSchedule = Schedule & { name: string; isArchived: boolean };

interface TeamRow {
  name: string;
  archivedAt: Date | null;
  timeZone: string;
  hours: unknown;
  holidays: unknown;
}

/** A team's name and hours; null where there never was such a team. */
export async function teamSchedule(teamId: string): Promise<TeamSchedule | null> {
  const [team] = await query<TeamRow>(
    null,
    Prisma.sql`select name, "archivedAt", "timeZone", hours, holidays from "Team" where id = ${teamId}`,
  );
  if (!team) return null;
  return {
    name: team.name,
    isArchived: team.archivedAt !== null,
    timeZone: team.timeZone,
    hours: readHours(team.hours),
    holidays: readHolidays(team.holidays),
  };
}
