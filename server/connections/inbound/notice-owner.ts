import type { Answer } from "../../crm/port";
import type { Connection } from "../../generated/prisma/client";
import { db } from "../../platform/db";
import { storeInbound } from "./receive-inbound";

interface Noticed {
  /** E.164 */
  phone: string;
  seen: NonNullable<Answer["contact"]>;
  /** Epoch ms: as it stood then. */
  at: number;
  /** The delivery that saw it. */
  deliveryId: string;
}

/**
 * Whoever writes to a contact sees who owns it. What is news to us goes the way of news that the CRM posts: so an
 * installation that the CRM cannot post to hears of owners too, and a contact's first owner is known from the start.
 */
export async function noticeOwner(
  { workspaceId, connector, accountId }: Connection,
  { phone, seen, at, deliveryId }: Noticed,
): Promise<void> {
  if (accountId === null) return;
  const { id: contactId, ownerId } = seen;
  const known = await db().contact.findUnique({
    where: { workspaceId_phone: { workspaceId, phone } },
    select: { ownerRemoteId: true },
  });
  if (!known || known.ownerRemoteId === ownerId) return;
  const eventId = `seen:${deliveryId}:${at}`;
  const seenAt = new Date(at).toISOString();
  await storeInbound(connector, [
    { kind: "owner-changed", eventId, accountId, contactId, ownerId, at: seenAt },
  ]);
}
