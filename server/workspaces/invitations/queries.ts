import { AppError } from "../../platform/app-error";
import { sha256 } from "../../platform/crypto";
import { db, type Tx } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";

export type InvitationState = "open" | "expired" | "accepted" | "revoked";

interface Dates {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

export function stateOf({ acceptedAt, revokedAt, expiresAt }: Dates, now: number): InvitationState {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt.getTime() <= now ? "expired" : "open";
}

/** Invitations that may still be accepted, or could be sent again; newest first. */
export async function listInvitations(workspaceId: WorkspaceId, now: number) {
  const rows = await db().invitation.findMany({
    where: { workspaceId, acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: {
      id: true,
      email: true,
      role: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
    },
  });
  return rows.map(({ acceptedAt, revokedAt, ...row }) => ({
    ...row,
    state: stateOf({ ...row, acceptedAt, revokedAt }, now),
  }));
}

/** The invitation behind a token. @throws AppError not-found */
export async function findByToken(token: string, tx: Tx = db()) {
  const found = await tx.invitation.findUnique({
    where: { tokenHash: sha256(token) },
    include: { workspace: { select: { name: true, slug: true, language: true } } },
  });
  if (found) return found;
  throw new AppError("not-found", "This link is not one of ours. Check that it was copied whole.", {
    reason: "invitation-unknown",
  });
}

/** What the page of an invitation shows to whoever has the link. @throws AppError not-found */
export async function readInvitation(token: string, now: number) {
  const invitation = await findByToken(token);
  const [invitedBy, account] = await Promise.all([
    db().user.findUnique({ where: { id: invitation.invitedById }, select: { name: true } }),
    db().user.count({ where: { email: invitation.email } }),
  ]);
  return {
    state: stateOf(invitation, now),
    email: invitation.email,
    role: invitation.role,
    workspace: invitation.workspace,
    invitedBy: invitedBy?.name ?? null,
    hasAccount: account > 0,
  };
}
