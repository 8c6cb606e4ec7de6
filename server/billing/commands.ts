import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { followUsage } from "./follow-usage";
import type { OwnLimit } from "./schema";

/** A workspace's own limit on a period; null takes it away. It holds at once: calls are held, or let go. */
export async function setOwnLimit(workspaceId: WorkspaceId, limit: OwnLimit, clock: Clock): Promise<void> {
  const columns = {
    limitSeconds: limit?.unit === "seconds" ? limit.value : null,
    limitMinor: limit?.unit === "minor" ? limit.value : null,
  };
  await db().billingAccount.upsert({
    where: { workspaceId },
    create: { workspaceId, ...columns },
    update: columns,
  });
  await followUsage(workspaceId, clock.now());
}
