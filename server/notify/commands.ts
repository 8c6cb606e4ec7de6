import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db, type Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

export interface NewEmail {
  /** null: about the installation, not a workspace. */
  workspaceId: WorkspaceId | null;
  /** The same key is the same mail: asking twice sends once. */
  key: string;
  to: string;
  subject: string;
  text: string;
}

/**
 * Puts an e-mail into the outbox; a job sends it (deliverEmails). Give the transaction that decided it: then the mail
 * is there exactly when what it tells of is.
 */
export async function sendEmail(email: NewEmail, tx: Tx = db()): Promise<void> {
  await tx.email.createMany({ data: [email], skipDuplicates: true });
}

/** Makes a mail that was given up due again. @throws AppError not-found, also where it was sent meanwhile */
export async function retryEmail(workspaceId: WorkspaceId, id: string, clock: Clock): Promise<void> {
  const { count } = await db().email.updateMany({
    where: { id, workspaceId, sentAt: null },
    data: { nextTryAt: new Date(clock.now()), attempts: 0 },
  });
  if (count === 0)
    throw new AppError("not-found", "This e-mail is no longer waiting: it was sent meanwhile.", {
      reason: "email-not-waiting",
    });
}
