import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import type { WorkspaceId } from "../platform/workspace-id";
import type { TeamInput } from "./schema";

/** Adds a team. @throws AppError invalid where an operator is not of this workspace */
export async function createTeam(workspaceId: WorkspaceId, input: TeamInput): Promise<{ id: string }> {
  return write(workspaceId, async (tx) => {
    const team = await tx.team.create({ data: { ...toRow(input), workspaceId }, select: { id: true } });
    await setOperators(tx, workspaceId, team.id, input.operators);
    return team;
  });
}

/** Changes a team and who is in it. @throws AppError not-found, and as createTeam does */
export async function updateTeam(workspaceId: WorkspaceId, teamId: string, input: TeamInput): Promise<void> {
  await write(workspaceId, async (tx) => {
    await oneChanged(
      tx.team.updateMany({ where: { id: teamId, workspaceId, archivedAt: null }, data: toRow(input) }),
    );
    await setOperators(tx, workspaceId, teamId, input.operators);
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

const toRow = (input: TeamInput) => ({
  name: input.name,
  strategy: input.strategy === "longest-idle" ? ("longest_idle" as const) : ("priority_tier" as const),
  timeZone: input.timeZone,
  hours: input.hours ?? Prisma.DbNull,
  holidays: input.holidays,
});

async function setOperators(
  tx: Tx,
  workspaceId: WorkspaceId,
  teamId: string,
  operators: TeamInput["operators"],
): Promise<void> {
  const ids = operators.map(({ operatorId }) => operatorId);
  const known = await tx.operator.count({ where: { id: { in: ids }, workspaceId, archivedAt: null } });
  if (known !== ids.length)
    throw new AppError("invalid", "One of the operators was removed meanwhile. Reload and choose again.", {
      fields: { operators: "gone" },
    });
  // Archived operators keep their place, so that bringing one back brings back the teams.
  await tx.teamOperator.deleteMany({ where: { teamId, operator: { archivedAt: null } } });
  await tx.teamOperator.createMany({ data: operators.map((place) => ({ ...place, teamId })) });
}
