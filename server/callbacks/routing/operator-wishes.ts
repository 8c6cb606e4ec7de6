import { NO_WISHES, type OperatorNeeds, type OperatorWishes } from "@/core/call/wishes";
import type { ConnectTeamConfig } from "@/core/flow/routing/connect-team/definition";
import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import type { CallbackRow } from "./callback-row";
import type { TeamSchedule } from "./team-schedule";

interface Asking {
  row: CallbackRow;
  config: ConnectTeamConfig;
  team: TeamSchedule;
}

/** Whom a call that begins now would like to have: what its team and its routing node say. */
export async function operatorWishes({ row, config, team }: Asking, now: number): Promise<OperatorWishes> {
  return {
    ...NO_WISHES,
    sticky: team.stickySeconds === null ? null : await lastOperator(row, now + team.stickySeconds * 1000),
    needs: needsOf(row, config, now),
    reserve:
      config.reserve && config.reserveTeamId
        ? { teamId: config.reserveTeamId, from: now + (config.reserveSeconds ?? 0) * 1000 }
        : null,
  };
}

/** Who talked with this customer last, on whichever site of the workspace. */
async function lastOperator(
  { workspaceId, phone }: CallbackRow,
  until: number,
): Promise<OperatorWishes["sticky"]> {
  const [last] = await query<{ operatorId: string }>(
    null,
    Prisma.sql`
    select c."operatorId" from "Callback" cb join "Call" c on c."callbackId" = cb.id
     where cb.phone = ${phone} and cb."workspaceId" = ${workspaceId}
       and c.result = 'conversation' and c."operatorId" is not null
     order by c."startedAt" desc limit 1`,
  );
  return last ? { operatorId: last.operatorId, until } : null;
}

function needsOf(row: CallbackRow, config: ConnectTeamConfig, now: number): OperatorNeeds | null {
  const { asks = "anybody", skill = "", skillLevel = 1, spokenLanguage = "customer" } = config;
  if (asks === "anybody") return null;
  const theirs = row.language.slice(0, 2).toLowerCase();
  return {
    skill: asks === "language" || skill === "" ? null : { name: skill, level: skillLevel },
    language: asks === "skill" ? null : spokenLanguage === "customer" ? theirs : spokenLanguage,
    until: now + (config.needsSeconds ?? 0) * 1000,
  };
}
