import { crmSettings } from "@/core/crm/document";
import type { InboundEvent } from "../../crm/inbound-port";
import { HandoverError } from "../../crm/port";
import type { Connection } from "../../generated/prisma/client";
import type { Clock } from "../../platform/clock";
import { db } from "../../platform/db";
import { publishChange } from "../../platform/notify";
import { keepOwner } from "../crm/keep-owner";
import { openDirectory } from "../crm/open-directory";

/**
 * Applies one piece of news to every workspace that is connected to the account it is about. Safe to repeat, and in
 * any order: of two changes of one contact the newer wins. News of contacts that we never wrote change nothing.
 * @throws HandoverError where the CRM has to be asked and is out of reach: again later
 */
export async function applyInbound(id: string, clock: Clock): Promise<void> {
  const row = await db().inboundEvent.findUnique({ where: { id: BigInt(id) } });
  if (!row || row.appliedAt) return;
  // Written by storeInbound, in this shape.
  const event = row.body as unknown as InboundEvent;
  const connections = await db().connection.findMany({
    where: { connector: row.connector, accountId: event.accountId, archivedAt: null },
  });
  for (const connection of connections) await applyTo(connection, event, clock);
  await db().inboundEvent.update({ where: { id: row.id }, data: { appliedAt: new Date(clock.now()) } });
}

async function applyTo(connection: Connection, event: InboundEvent, clock: Clock): Promise<void> {
  const { id: connectionId, workspaceId } = connection;
  const records = await db().remoteRecord.findMany({
    where: { connectionId, kind: "contact", remoteId: event.contactId },
    select: { localKey: true },
  });
  if (records.length === 0) return;
  const owner = event.ownerId && { id: event.ownerId, name: await nameOf(connection, event.ownerId, clock) };
  const phones = records.map(({ localKey }) => localKey);
  await keepOwner(connection, { phones, owner: owner || null, at: new Date(event.at) });
  await publishChange({ workspaceId, kind: "callback" });
}

/** What the CRM calls an owner; null where it would not tell, or the owner is an operator, who has a name here. */
async function nameOf(connection: Connection, ownerId: string, clock: Clock): Promise<string | null> {
  const { owners } = crmSettings.parse(connection.settings);
  if (Object.values(owners).includes(ownerId)) return null;
  try {
    const all = await (await openDirectory(connection, clock)).owners();
    return all.find(({ id }) => id === ownerId)?.name ?? null;
  } catch (error) {
    if (error instanceof HandoverError && !error.isTransient) return null;
    throw error;
  }
}
