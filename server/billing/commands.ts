import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import type { OwnLimit } from "./schema";

/** A workspace's own limit on a period; null takes it away. */
export async function setOwnLimit(workspaceId: WorkspaceId, limit: OwnLimit): Promise<void> {
  const columns = {
    limitSeconds: limit?.unit === "seconds" ? limit.value : null,
    limitMinor: limit?.unit === "minor" ? limit.value : null,
  };
  await db().billingAccount.upsert({
    where: { workspaceId },
    create: { workspaceId, ...columns },
    update: columns,
  });
}
