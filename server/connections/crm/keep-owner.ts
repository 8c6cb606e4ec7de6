import { crmSettings } from "@/core/crm/document";
import type { Connection } from "../../generated/prisma/client";
import { db, type Tx } from "../../platform/db";

interface OwnerNews {
  /** E.164, of the contacts in question. */
  phones: string[];
  /** null: nobody owns them now. `name` is for owners who are no operators of ours. */
  owner: { id: string; name: string | null } | null;
  /** Since when, as the CRM says. */
  at: Date;
}

/** Notes who owns contacts in the CRM. What is already known of a later time stays. */
export async function keepOwner(
  { id, workspaceId, settings }: Pick<Connection, "id" | "workspaceId" | "settings">,
  { phones, owner, at }: OwnerNews,
  tx: Tx = db(),
): Promise<void> {
  const ownerId = owner && operatorOf(owner.id, crmSettings.parse(settings).owners);
  await tx.contact.updateMany({
    where: {
      workspaceId,
      phone: { in: phones },
      OR: [{ ownerChangedAt: null }, { ownerChangedAt: { lt: at } }],
    },
    data: {
      ownerRemoteId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      // An operator who is gone has left the mapping's id behind.
      ownerId: ownerId && (await isOurs(tx, workspaceId, ownerId)) ? ownerId : null,
      ownerConnectionId: id,
      ownerChangedAt: at,
    },
  });
}

const operatorOf = (remoteId: string, owners: Record<string, string>): string | null =>
  Object.entries(owners).find(([, owner]) => owner === remoteId)?.[0] ?? null;

const isOurs = async (tx: Tx, workspaceId: string, id: string): Promise<boolean> =>
  (await tx.operator.count({ where: { id, workspaceId, archivedAt: null } })) > 0;

/** After operators were matched with owners anew: contacts follow their owners. */
export async function remapOwners(
  tx: Tx,
  { id, workspaceId }: Pick<Connection, "id" | "workspaceId">,
  owners: Record<string, string>,
): Promise<void> {
  await tx.contact.updateMany({
    where: { workspaceId, ownerConnectionId: id, ownerId: { not: null } },
    data: { ownerId: null },
  });
  const known = await tx.operator.findMany({
    where: { workspaceId, id: { in: Object.keys(owners) } },
    select: { id: true },
  });
  for (const operator of known)
    await tx.contact.updateMany({
      where: {
        workspaceId,
        ownerConnectionId: id,
        ownerId: null,
        ownerRemoteId: owners[operator.id] ?? "",
      },
      data: { ownerId: operator.id },
    });
}
