import { db } from "../platform/db";

const DAY_MS = 86_400_000;
/** No call lives so long. */
const KEEP_REFERENCES_MS = 2 * DAY_MS;
/** Long enough to look into what went wrong. */
const KEEP_TEST_CALLS_MS = 14 * DAY_MS;

/** Removes what accounts remember of legs long over, and old test calls. Answers how many went. */
export async function pruneLegs(now: number): Promise<{ references: number; testCalls: number }> {
  const references = await db().legReference.deleteMany({
    where: { createdAt: { lt: new Date(now - KEEP_REFERENCES_MS) } },
  });
  const testCalls = await db().testCall.deleteMany({
    where: { startedAt: { lt: new Date(now - KEEP_TEST_CALLS_MS) } },
  });
  return { references: references.count, testCalls: testCalls.count };
}
