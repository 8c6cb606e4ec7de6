import { db } from "../../platform/db";

const DAY_MS = 86_400_000;
const KEEP_DECISIONS_MS = 30 * DAY_MS;
/** The same month of the year before can still be looked at. */
const KEEP_COUNTS_MS = 400 * DAY_MS;

/** Removes what was told of page views and own forms longer ago than 30 days, old counts, and old visitors of experiments. Answers how many went. */
export async function pruneDecisions(
  now: number,
): Promise<{ decisions: number; counts: number; exposures: number }> {
  const decisions = await db().decision.deleteMany({
    where: { at: { lt: new Date(now - KEEP_DECISIONS_MS) } },
  });
  await db().formSighting.deleteMany({ where: { updatedAt: { lt: new Date(now - KEEP_DECISIONS_MS) } } });
  const old = new Date(now - KEEP_COUNTS_MS);
  const counts = await db().flowCount.deleteMany({ where: { hour: { lt: old } } });
  const exposures = await db().exposure.deleteMany({ where: { firstAt: { lt: old } } });
  return { decisions: decisions.count, counts: counts.count, exposures: exposures.count };
}
