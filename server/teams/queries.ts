import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen, nextClosing, nextOpening, type Schedule } from "@/core/schedule/hours";
import { readCallCentre } from "@/core/team/document";
import type { $Enums } from "../generated/prisma/client";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

/** The workspace's active teams by name, with their operators in the order in which they are asked. */
export async function listTeams(workspaceId: WorkspaceId, now: Date) {
  const rows = await db().team.findMany({
    where: { workspaceId, archivedAt: null },
    include: {
      operators: {
        where: { operator: { archivedAt: null, seatOfTeamId: null } },
        orderBy: [{ tier: "asc" }, { operator: { name: "asc" } }],
      },
      seats: { where: { archivedAt: null, lease: { expiresAt: { gt: now } } }, select: { id: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => {
    const schedule: Schedule = {
      hours: readHours(row.hours),
      holidays: readHolidays(row.holidays),
      timeZone: row.timeZone,
    };
    return {
      id: row.id,
      name: row.name,
      strategy: STRATEGY_NAMES[row.strategy],
      ringAtOnce: row.ringAtOnce,
      stickySeconds: row.stickySeconds,
      ...schedule,
      ...opening(schedule, now),
      callCentre: readCallCentre(row.callCentre),
      /** Of a call centre: lines in use. */
      linesBusy: row.seats.length,
      operators: row.operators.map(({ operatorId, tier, weight }) => ({ operatorId, tier, weight })),
    };
  });
}

const STRATEGY_NAMES = {
  longest_idle: "longest-idle",
  priority_tier: "priority-tier",
  round_robin: "round-robin",
  least_calls: "least-calls",
  weighted: "weighted",
} as const satisfies Record<$Enums.TeamStrategy, TeamStrategy>;

/** Open now, and when that changes; `changesAt` is null where it does not within 60 days. */
function opening(schedule: Schedule, now: Date): { open: boolean; changesAt: Date | null } {
  const open = isOpen(schedule, now.getTime());
  const changesAt = (open ? nextClosing : nextOpening)(schedule, now.getTime());
  return { open, changesAt: changesAt === null ? null : new Date(changesAt) };
}
