import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

const PAGE = 50;

export type EmailStatus = "sent" | "waiting" | "retrying" | "given-up";

export interface OutboxEmail {
  id: string;
  to: string;
  subject: string;
  text: string;
  createdAt: Date;
  sentAt: Date | null;
  nextTryAt: Date | null;
  attempts: number;
  lastError: string | null;
  status: EmailStatus;
}

/** The workspace's e-mails, newest first; `cursor` is the id of the last one seen. */
export async function listEmails(
  workspaceId: WorkspaceId,
  cursor: string | null,
): Promise<{ emails: OutboxEmail[]; nextCursor: string | null }> {
  const rows = await db().email.findMany({
    where: { workspaceId },
    // Ids are made in the order of time (UUID 7): a page boundary inside one millisecond loses nothing.
    orderBy: { id: "desc" },
    take: PAGE + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    omit: { workspaceId: true, key: true },
  });
  const emails = rows.slice(0, PAGE).map((row) => ({ ...row, status: statusOf(row) }));
  return { emails, nextCursor: rows.length > PAGE ? (emails.at(-1)?.id ?? null) : null };
}

function statusOf(row: { sentAt: Date | null; nextTryAt: Date | null; attempts: number }): EmailStatus {
  if (row.sentAt) return "sent";
  if (!row.nextTryAt) return "given-up";
  return row.attempts > 0 ? "retrying" : "waiting";
}
