import { db } from "../../platform/db";

const KEEP_MS = 30 * 86_400_000;

/** Removes a vendor's news that were applied a month ago: by then no vendor posts them again. Answers how many. */
export async function pruneInbound(now: number): Promise<number> {
  const { count } = await db().inboundEvent.deleteMany({
    where: { appliedAt: { lt: new Date(now - KEEP_MS) } },
  });
  return count;
}
