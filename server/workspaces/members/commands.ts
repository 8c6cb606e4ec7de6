import { requireRealPerson } from "../../auth/demo-people";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { deriveKey, seal, unseal } from "../../platform/crypto";
import { type Tx, transaction } from "../../platform/db";
import { env } from "../../platform/env";
import { publishChange } from "../../platform/notify";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { Role } from "../policy";
import { removedMemberShape } from "./schema";

const UNDO_MS = 5 * 60_000;

/** Gives a member another role. @throws AppError not-found, conflict for the last owner, forbidden for demo people */
export async function changeRole(workspaceId: WorkspaceId, memberId: string, role: Role): Promise<void> {
  await transaction(async (tx) => {
    const member = await lockMember(tx, workspaceId, memberId);
    if (member.role === "owner" && role !== "owner") await requireAnotherOwner(tx, workspaceId);
    await tx.member.update({ where: { id: memberId }, data: { role } });
  });
  await publishChange({ workspaceId, kind: "member" });
}

/**
 * Takes somebody out of the workspace, at once; an operator who was this member stays, unlinked.
 * @returns what `restoreMember` takes for five minutes
 * @throws AppError as changeRole does
 */
export async function removeMember(
  workspaceId: WorkspaceId,
  memberId: string,
  clock: Clock,
): Promise<{ undo: string }> {
  const undo = await transaction(async (tx) => {
    const { userId, role, operator } = await lockMember(tx, workspaceId, memberId);
    if (role === "owner") await requireAnotherOwner(tx, workspaceId);
    await tx.member.delete({ where: { id: memberId } });
    const removed = {
      workspaceId,
      userId,
      role,
      operatorId: operator?.id ?? null,
      until: clock.now() + UNDO_MS,
    };
    return seal(JSON.stringify(removed), undoKey());
  });
  await publishChange({ workspaceId, kind: "member" });
  return { undo };
}

/** Takes back `removeMember`. @throws AppError invalid for anything that it did not make here, conflict when too late */
export async function restoreMember(workspaceId: WorkspaceId, undo: string, clock: Clock): Promise<void> {
  const removed = readUndo(undo);
  if (removed.workspaceId !== workspaceId) throw badUndo();
  if (clock.now() > removed.until)
    throw new AppError("conflict", "It is too late to take this back. Invite them again.", {
      reason: "undo-too-late",
    });
  await transaction(async (tx) => {
    const { userId, role, operatorId } = removed;
    const member = await tx.member.upsert({
      where: { workspaceId_userId: { workspaceId, userId } },
      create: { workspaceId, userId, role },
      update: {},
    });
    if (operatorId)
      await tx.operator.updateMany({
        where: { id: operatorId, workspaceId, memberId: null },
        data: { memberId: member.id },
      });
  });
}

const undoKey = () => deriveKey(env().secret, "member-undo");

const badUndo = (cause?: unknown) =>
  new AppError("invalid", "This cannot be taken back any more. Invite them again.", {
    cause,
    reason: "undo-too-late",
  });

function readUndo(undo: string) {
  try {
    return removedMemberShape.parse(JSON.parse(unseal(undo, undoKey())));
  } catch (error) {
    throw badUndo(error);
  }
}

/** The workspace's row is locked: of two owners who demote each other at once, one is refused. */
async function lockMember(tx: Tx, workspaceId: WorkspaceId, memberId: string) {
  await tx.$queryRaw`select "id" from "Workspace" where "id" = ${workspaceId} for update`;
  const member = await tx.member.findFirst({
    where: { id: memberId, workspaceId },
    include: { user: { select: { email: true } }, operator: { select: { id: true } } },
  });
  if (!member)
    throw new AppError("not-found", "This person is no longer a member.", { reason: "member-gone" });
  requireRealPerson(member.user.email);
  return member;
}

async function requireAnotherOwner(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  if ((await tx.member.count({ where: { workspaceId, role: "owner" } })) > 1) return;
  throw new AppError("conflict", "A workspace needs an owner. Make somebody else an owner first.", {
    reason: "last-owner",
  });
}
