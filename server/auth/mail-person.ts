import { sendEmail } from "../notify/commands";
import type { Tx } from "../platform/db";
import { env } from "../platform/env";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";

/** Writes to a person about their account. */
export async function mailPerson(
  tx: Tx,
  { id, email }: { id: string; email: string },
  mail: { key: string; subject: string; text: string },
): Promise<void> {
  await sendEmail({ workspaceId: await outboxOf(tx, id), to: email, ...mail }, tx);
}

/**
 * Whose outbox page shows the mail. A link in it opens the account, so with a mail server nobody's does. Without one
 * an owner has to hand it over, and may where the person is a member nowhere else: it opens nothing that is not the
 * owner's already. The demo's outbox is open to every passer-by.
 */
async function outboxOf(tx: Tx, userId: string): Promise<WorkspaceId | null> {
  if (env().smtpUrl) return null;
  const members = await tx.member.findMany({
    where: { userId },
    select: { workspace: { select: { id: true, isDemo: true } } },
    take: 2,
  });
  const [only] = members;
  if (!only || members.length > 1 || only.workspace.isDemo) return null;
  return provenWorkspaceId(only.workspace.id);
}
