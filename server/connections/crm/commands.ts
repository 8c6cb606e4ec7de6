import { crmSettings } from "@/core/crm/document";
import { AppError } from "../../platform/app-error";
import { type Prisma, transaction } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { remapOwners } from "./keep-owner";
import { findCrm } from "./queries";
import type { MappingInput, PeopleInput } from "./schema";

/** Saves what is written where. @throws AppError not-found, invalid where two rows write one field */
export async function saveMapping(workspaceId: WorkspaceId, input: MappingInput): Promise<void> {
  const { id, ...change } = input;
  const twice = change.mapping.findIndex(
    (row, at) =>
      change.mapping.findIndex((other) => other.object === row.object && other.property === row.property) <
      at,
  );
  if (twice >= 0)
    throw new AppError("invalid", "Two rows write the same field.", {
      fields: { [`mapping.${twice}.property`]: "twice" },
    });
  await saveSettings(workspaceId, id, change);
}

/** Saves who of ours is whom in the CRM; contacts follow their owners. @throws AppError not-found */
export const savePeople = (workspaceId: WorkspaceId, { id, ...change }: PeopleInput): Promise<void> =>
  saveSettings(workspaceId, id, change);

async function saveSettings(
  workspaceId: WorkspaceId,
  id: string,
  change: Partial<Omit<MappingInput, "id"> & Omit<PeopleInput, "id">>,
): Promise<void> {
  await findCrm(workspaceId, id);
  await transaction(async (tx) => {
    // Locked: two forms of one page may save at once, each its part.
    await tx.$queryRaw`select id from "Connection" where id = ${id} for update`;
    const connection = await tx.connection.findUniqueOrThrow({ where: { id } });
    const stored = connection.settings as Prisma.JsonObject;
    const settings = { ...stored, ...crmSettings.parse({ ...stored, ...change }) };
    await tx.connection.update({
      where: { id },
      data: { settings: settings as unknown as Prisma.InputJsonObject },
    });
    if (change.owners) await remapOwners(tx, connection, change.owners);
  });
}
