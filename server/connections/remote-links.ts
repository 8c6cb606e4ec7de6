import type { Links } from "../crm/port";
import type { Connection } from "../generated/prisma/client";
import { db } from "../platform/db";

/** What we know of the records that a connection wrote or found. */
export const remoteLinks = ({
  id: connectionId,
  workspaceId,
}: Pick<Connection, "id" | "workspaceId">): Links => ({
  find: async ({ kind, localKey }) => {
    const row = await db().remoteRecord.findUnique({
      where: { connectionId_kind_localKey: { connectionId, kind, localKey } },
    });
    return row && { remoteId: row.remoteId, url: row.url, asOf: row.asOf.toISOString() };
  },
  keep: async ({ kind, localKey }, link) => {
    await db().remoteRecord.upsert({
      where: { connectionId_kind_localKey: { connectionId, kind, localKey } },
      create: { workspaceId, connectionId, kind, localKey, ...link },
      update: link,
    });
  },
});
