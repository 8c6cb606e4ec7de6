import { db } from "../platform/db";

const KEEP_TESTS_MS = 14 * 86_400_000;

/** Removes old messages of staff who tried their sender out. Those of leads stay with them. Answers how many went. */
export async function pruneTexts(now: number): Promise<number> {
  const { count } = await db().textMessage.deleteMany({
    where: { callbackId: null, createdAt: { lt: new Date(now - KEEP_TESTS_MS) } },
  });
  return count;
}
