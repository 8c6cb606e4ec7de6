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
  const ownerId = owner && (await operatorOf(tx, workspaceId, owner.id, crmSettings.parse(settings).owners));
  await tx.contact.updateMany({
    where: {
      workspaceId,
      phone: { in: phones },
      OR: [{ ownerChangedAt: null }, { ownerChangedAt: { lt: at } }],
    },
    data: {
      ownerRemoteId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      ownerId,
      ownerConnectionId: id,
      ownerChangedAt: at,
    },
  });
}

/** The operator who is that owner; one who is gone has left the mapping behind. */
async function operatorOf(
  tx: Tx,
  workspaceId: string,
  remoteId: string,
  owners: Record<string, string>,
): Promise<string | null> {
  const matched = Object.keys(owners).filter((id) => owners[id] === remoteId);
  const operator = await tx.operator.findFirst({
    where: { workspaceId, id: { in: matched }, archivedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return operator?.id ?? null;
}

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
    where: { workspaceId, id: { in: Object.keys(owners) }, archivedAt: null },
    orderBy: { id: "asc" },
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
