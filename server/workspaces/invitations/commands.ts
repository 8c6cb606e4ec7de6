import { isLanguage } from "@/i18n/languages";
import { sendEmail } from "../../notify/commands";
import { invitationMail } from "../../notify/mails/invitation";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { randomToken, sha256 } from "../../platform/crypto";
import { db, type Tx, transaction } from "../../platform/db";
import { env } from "../../platform/env";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { NewInvitation } from "./schema";

const DAYS = 7;
const DAY_MS = 86_400_000;

export interface Actor {
  id: string;
  name: string;
}

/**
 * Invites somebody by e-mail. An invitation of theirs that is still open is replaced: only the newest link works.
 * @returns the link, for the owner to hand over by other means
 * @throws AppError conflict where they are a member already
 */
export function invite(
  workspaceId: WorkspaceId,
  { email, role }: NewInvitation,
  by: Actor,
  clock: Clock,
): Promise<{ link: string }> {
  return transaction(async (tx) => {
    const workspace = await lockWorkspace(tx, workspaceId);
    if (await tx.member.count({ where: { workspaceId, user: { email } } }))
      throw new AppError("conflict", "They are a member already.", { fields: { email: "already-member" } });
    const now = new Date(clock.now());
    await tx.invitation.updateMany({
      where: { workspaceId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    const token = randomToken();
    const link = `${env().publicUrl}/invitations/${token}`;
    const invitation = await tx.invitation.create({
      data: {
        workspaceId,
        email,
        role,
        tokenHash: sha256(token),
        invitedById: by.id,
        createdAt: now,
        expiresAt: new Date(clock.now() + DAYS * DAY_MS),
      },
    });
    const language = isLanguage(workspace.language) ? workspace.language : "en";
    const mail = invitationMail(language, {
      workspace: workspace.name,
      invitedBy: by.name,
      link,
      days: DAYS,
    });
    await sendEmail({ workspaceId, key: `invitation:${invitation.id}`, to: email, ...mail }, tx);
    return { link };
  });
}

/** Ends an open invitation: its link works no more. @throws AppError not-found where it is not open */
export async function revokeInvitation(workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> {
  const { count } = await db().invitation.updateMany({
    where: { id, workspaceId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date(clock.now()) },
  });
  if (count === 0) throw gone();
}

/** Takes back `revokeInvitation`: the same link works again, until the day it would have ended anyway. */
export function restoreInvitation(workspaceId: WorkspaceId, id: string): Promise<void> {
  return transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const revoked = await tx.invitation.findFirst({
      where: { id, workspaceId, acceptedAt: null, revokedAt: { not: null } },
    });
    if (!revoked) throw gone();
    const { email } = revoked;
    const newer = await tx.invitation.count({
      where: { workspaceId, email, acceptedAt: null, revokedAt: null },
    });
    if (newer)
      throw new AppError("conflict", "A newer invitation is open.", { reason: "invitation-replaced" });
    await tx.invitation.update({ where: { id }, data: { revokedAt: null } });
  });
}

const gone = () =>
  new AppError("not-found", "This invitation is no longer open: it was accepted or revoked meanwhile.", {
    reason: "invitation-gone",
  });

/** Locked, so that two invitations at once leave one open link a person. */
async function lockWorkspace(tx: Tx, workspaceId: WorkspaceId) {
  await tx.$queryRaw`select "id" from "Workspace" where "id" = ${workspaceId} for update`;
  return tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, language: true },
  });
}
