import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import { parsePhone } from "@/core/phone/phone";
import type { CallCentre } from "@/core/team/document";
import { type $Enums, Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import type { WorkspaceId } from "../platform/workspace-id";
import type { TeamInput } from "./schema";
import { setSeats } from "./set-seats";

/** Adds a team. @throws AppError invalid where an operator is not of this workspace, or the number cannot be rung */
export async function createTeam(workspaceId: WorkspaceId, input: TeamInput): Promise<{ id: string }> {
  return write(workspaceId, async (tx) => {
    const callCentre = await readNumber(tx, workspaceId, input.callCentre);
    const data = { ...toRow(input, callCentre), workspaceId };
    const team = await tx.team.create({ data, select: { id: true, name: true, workspaceId: true } });
    await setMembers(tx, team, { callCentre, operators: input.operators });
    return { id: team.id };
  });
}

/** Changes a team and who is in it. @throws AppError not-found, and as createTeam does */
export async function updateTeam(workspaceId: WorkspaceId, teamId: string, input: TeamInput): Promise<void> {
  await write(workspaceId, async (tx) => {
    const callCentre = await readNumber(tx, workspaceId, input.callCentre);
    const where = { id: teamId, workspaceId, archivedAt: null };
    await oneChanged(tx.team.updateMany({ where, data: toRow(input, callCentre) }));
    const team = { id: teamId, name: input.name, workspaceId };
    await setMembers(tx, team, { callCentre, operators: input.operators });
  });
}

/** Takes a team out of use; its calls go on. Rules that name it find nobody free until they are changed. */
export async function archiveTeam(workspaceId: WorkspaceId, teamId: string, clock: Clock): Promise<void> {
  await write(workspaceId, (tx) =>
    oneChanged(
      tx.team.updateMany({
        where: { id: teamId, workspaceId, archivedAt: null },
        data: { archivedAt: new Date(clock.now()) },
      }),
    ),
  );
}

/** Takes back `archiveTeam`. */
export async function restoreTeam(workspaceId: WorkspaceId, teamId: string): Promise<void> {
  await write(workspaceId, (tx) =>
    oneChanged(tx.team.updateMany({ where: { id: teamId, workspaceId }, data: { archivedAt: null } })),
  );
}

async function write<T>(workspaceId: WorkspaceId, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await transaction(work);
  await publishChange({ workspaceId, kind: "operator" });
  return result;
}

async function oneChanged(change: Promise<{ count: number }>): Promise<void> {
  if ((await change).count === 0)
    throw new AppError("not-found", "There is no such team in this workspace any more.");
}

/** The call centre with its number as it is dialled. */
async function readNumber(
  tx: Tx,
  workspaceId: WorkspaceId,
  typed: TeamInput["callCentre"],
): Promise<CallCentre | null> {
  if (!typed) return null;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const phone = parsePhone(typed.number, workspace.defaultCountry);
  if (!phone.ok)
    throw new AppError("invalid", "This phone number cannot be rung.", {
      fields: { callCentre: phone.error },
    });
  return { ...typed, number: phone.value.e164 };
}

const toRow = (input: TeamInput, callCentre: CallCentre | null) => ({
  name: input.name,
  strategy: STRATEGY_COLUMNS[input.strategy],
  ringAtOnce: input.ringAtOnce,
  stickySeconds: input.stickySeconds,
  timeZone: input.timeZone,
  hours: input.hours ?? Prisma.DbNull,
  holidays: input.holidays,
  callCentre: callCentre ?? Prisma.DbNull,
});

const STRATEGY_COLUMNS = {
  "longest-idle": "longest_idle",
  "round-robin": "round_robin",
  "least-calls": "least_calls",
  weighted: "weighted",
  "priority-tier": "priority_tier",
} as const satisfies Record<TeamStrategy, $Enums.TeamStrategy>;

/** A call centre has lines, a team of ours has people. */
async function setMembers(
  tx: Tx,
  team: { id: string; name: string; workspaceId: string },
  { callCentre, operators }: Pick<TeamInput, "operators"> & { callCentre: CallCentre | null },
): Promise<void> {
  await setOperators(tx, team.workspaceId, team.id, callCentre ? [] : operators);
  await setSeats(tx, team, callCentre);
}

async function setOperators(
  tx: Tx,
  workspaceId: string,
  teamId: string,
  operators: TeamInput["operators"],
): Promise<void> {
  const ids = operators.map(({ operatorId }) => operatorId);
  const known = await tx.operator.count({
    where: { id: { in: ids }, workspaceId, archivedAt: null, seatOfTeamId: null },
  });
  if (known !== ids.length)
    throw new AppError("invalid", "One of the operators was removed meanwhile. Reload and choose again.", {
      fields: { operators: "gone" },
    });
  // Archived operators keep their place, so that bringing one back brings back the teams.
  const people = { teamId, operator: { archivedAt: null, seatOfTeamId: null } };
  const before = await tx.teamOperator.findMany({ where: people });
  const askedAt = new Map(before.map(({ operatorId, lastAskedAt }) => [operatorId, lastAskedAt]));
  await tx.teamOperator.deleteMany({ where: people });
  // Whose turn it is stands; what was owed was owed by other shares.
  await tx.teamOperator.createMany({
    data: operators.map((place) => ({
      ...place,
      teamId,
      lastAskedAt: askedAt.get(place.operatorId) ?? null,
    })),
  });
}
