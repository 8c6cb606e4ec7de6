import { parsePhone } from "@/core/phone/phone";
import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { publishChange } from "../platform/notify";
import type { WorkspaceId } from "../platform/workspace-id";
import type { OperatorInput, PauseInput } from "./schema";
import { UNTIL_RESUMED } from "./tell-status";

/**
 * Adds an operator.
 * @throws AppError invalid (phone), conflict (phone or member belongs to another operator)
 */
export async function createOperator(
  workspaceId: WorkspaceId,
  input: OperatorInput,
): Promise<{ id: string }> {
  return write(workspaceId, async (tx) => {
    const data = await toRow(tx, workspaceId, input);
    return tx.operator.create({ data: { ...data, workspaceId }, select: { id: true } });
  });
}

/** Changes an operator. @throws AppError as createOperator does, and not-found */
export async function updateOperator(
  workspaceId: WorkspaceId,
  operatorId: string,
  input: OperatorInput,
): Promise<void> {
  await write(workspaceId, async (tx) => {
    const data = await toRow(tx, workspaceId, input);
    // Another phone has to be proven anew.
    await tx.operator.updateMany({
      where: { id: operatorId, workspaceId, phone: { not: data.phone } },
      data: { phoneVerifiedAt: null },
    });
    await oneChanged(
      tx.operator.updateMany({ where: { id: operatorId, workspaceId, archivedAt: null }, data }),
    );
  });
}

/** Takes an operator out of every queue; a running call goes on. Their teams are kept for `restoreOperator`. */
export async function archiveOperator(
  workspaceId: WorkspaceId,
  operatorId: string,
  clock: Clock,
): Promise<void> {
  await write(workspaceId, (tx) =>
    oneChanged(
      tx.operator.updateMany({
        where: { id: operatorId, workspaceId, archivedAt: null },
        data: { archivedAt: new Date(clock.now()) },
      }),
    ),
  );
}

/** Takes back `archiveOperator`. @throws AppError conflict where the phone has gone to somebody else since */
export async function restoreOperator(workspaceId: WorkspaceId, operatorId: string): Promise<void> {
  await write(workspaceId, (tx) =>
    oneChanged(
      tx.operator.updateMany({ where: { id: operatorId, workspaceId }, data: { archivedAt: null } }),
    ),
  );
}

/** Pauses or resumes an operator; a running call goes on. @throws AppError not-found */
export async function setPause(
  workspaceId: WorkspaceId,
  { operatorId, pause, reason }: PauseInput,
  clock: Clock,
): Promise<void> {
  const pausedUntil = pauseEnd(pause, clock);
  const isPaused = pausedUntil !== null;
  await write(workspaceId, (tx) =>
    oneChanged(
      tx.operator.updateMany({
        where: { id: operatorId, workspaceId, archivedAt: null },
        data: {
          pausedUntil,
          pausedSince: isPaused ? new Date(clock.now()) : null,
          pauseReason: isPaused ? reason : null,
          snoozeMinutes: null,
        },
      }),
    ),
  );
}

function pauseEnd(pause: PauseInput["pause"], clock: Clock): Date | null {
  if (pause.kind === "minutes") return new Date(clock.now() + pause.minutes * 60_000);
  return pause.kind === "until-resumed" ? UNTIL_RESUMED : null;
}

async function write<T>(workspaceId: WorkspaceId, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    const result = await transaction(work);
    await publishChange({ workspaceId, kind: "operator" });
    return result;
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw taken(JSON.stringify(error.meta ?? {}).includes("member") ? "memberId" : "phone", error);
  }
}

const taken = (field: "memberId" | "phone", cause: unknown): AppError =>
  field === "phone"
    ? new AppError("conflict", "Another operator has this phone. Change one of them.", {
        cause,
        reason: "phone-taken",
        fields: { phone: "taken" },
      })
    : new AppError("conflict", "This member is another operator already. Unlink that one first.", {
        cause,
        reason: "member-taken",
        fields: { memberId: "taken" },
      });

async function oneChanged(change: Promise<{ count: number }>): Promise<void> {
  if ((await change).count === 0)
    throw new AppError("not-found", "There is no such operator in this workspace any more.");
}

async function toRow(tx: Tx, workspaceId: WorkspaceId, input: OperatorInput) {
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const phone = parsePhone(input.phone, workspace.defaultCountry);
  if (!phone.ok)
    throw new AppError("invalid", "This phone number cannot be rung.", { fields: { phone: phone.error } });
  if (input.memberId) await freeMember(tx, workspaceId, input.memberId);
  return {
    name: input.name,
    phone: phone.value.e164,
    endpoint: input.endpoint,
    memberId: input.memberId,
    timeZone: input.timeZone,
    hours: input.hours ?? Prisma.DbNull,
    skills: input.skills,
    languages: [...new Set(input.languages)],
  };
}

/** The member is of this workspace; an archived operator gives them up. */
async function freeMember(tx: Tx, workspaceId: WorkspaceId, memberId: string): Promise<void> {
  const member = await tx.member.findFirst({ where: { id: memberId, workspaceId } });
  if (!member)
    throw new AppError("invalid", "This member has left the workspace.", { fields: { memberId: "gone" } });
  await tx.operator.updateMany({
    where: { memberId, archivedAt: { not: null } },
    data: { memberId: null },
  });
}
