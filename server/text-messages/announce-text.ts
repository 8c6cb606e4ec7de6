import type { Tx } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";

/** The durable jobs' event that a text message is to be sent; its data is `{ messageId }`. */
export const TEXT_DUE = "text/due";

/** Tells the jobs, through the outbox of this transaction. */
export async function announceText(tx: Tx, workspaceId: string, messageId: string): Promise<FollowUps> {
  const body = { name: TEXT_DUE, data: { messageId } };
  await tx.outboxItem.create({
    data: { workspaceId, kind: "event", key: `text-due:${messageId}`, body },
  });
  return { events: true };
}
