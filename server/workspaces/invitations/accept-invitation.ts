import { hashPassword } from "../../auth/password";
import { Prisma } from "../../generated/prisma/client";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { type Tx, transaction } from "../../platform/db";
import { findByToken } from "./queries";

/** Who accepts: an account that is signed in, or a new one. */
export type Joining = { userId: string } | { name: string; password: string };

export interface Joined {
  slug: string;
  email: string;
}

/**
 * Makes somebody a member by an invitation's link, once. The link is the proof: a signed-in person may join with an
 * account under another e-mail than the invited one.
 * @throws AppError not-found for no link of ours, conflict where it was used, revoked, has expired, or they are in already
 */
export async function acceptInvitation(token: string, joining: Joining, clock: Clock): Promise<Joined> {
  // Hashing takes a while on purpose: not inside the transaction.
  const passwordHash = "password" in joining ? await hashPassword(joining.password) : null;
  try {
    return await transaction(async (tx) => {
      const { workspaceId, workspace, email: invited, role } = await useUp(tx, token, clock);
      const language = workspace.language;
      const user =
        "userId" in joining
          ? await tx.user.findUniqueOrThrow({ where: { id: joining.userId } })
          : await tx.user.create({ data: { email: invited, name: joining.name, passwordHash, language } });
      await tx.member.create({ data: { workspaceId, userId: user.id, role } });
      return { slug: workspace.slug, email: user.email };
    });
  } catch (error) {
    throw duplicate(error);
  }
}

/** Of two who use a link at once, exactly one changes the row. */
async function useUp(tx: Tx, token: string, clock: Clock) {
  const invitation = await findByToken(token, tx);
  const now = new Date(clock.now());
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (count === 1) return invitation;
  throw new AppError("conflict", "This link was used, revoked, or has expired. Ask for a new invitation.", {
    reason: "invitation-closed",
  });
}

/** The database refuses a second account or membership; the transaction has been rolled back, so the link stays open. */
function duplicate(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return error;
  return error.meta?.modelName === "User"
    ? new AppError(
        "conflict",
        "There is an account with this e-mail already. Sign in, then open the link again.",
        {
          cause: error,
          reason: "account-exists",
        },
      )
    : new AppError("conflict", "You are a member of this workspace already.", {
        cause: error,
        reason: "already-member",
      });
}
