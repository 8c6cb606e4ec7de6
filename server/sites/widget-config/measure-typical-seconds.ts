import { z } from "zod";
import { db } from "../../platform/db";

const DAY_MS = 86_400_000;
const SAMPLE = 50;
/** Fewer say nothing about the next one. */
const ENOUGH = 5;

const marksShape = z.array(z.object({ stage: z.string(), at: z.iso.datetime().transform(Date.parse) }));

/**
 * How long visitors of a site typically waited for their phone to ring: the median over its last 50 callbacks of the
 * last 7 days that got that far, in whole seconds; null where there are fewer than five. Callbacks that waited for an
 * agreed time are left out: their visitors were told another time.
 */
export async function measureTypicalSeconds(siteId: string, now: number): Promise<number | null> {
  const rows = await db().callback.findMany({
    where: {
      siteId,
      requestedAt: { gt: new Date(now - 7 * DAY_MS) },
      stages: { array_contains: [{ stage: "customer-ringing" }] },
      NOT: { stages: { array_contains: [{ stage: "scheduled" }] } },
    },
    orderBy: { requestedAt: "desc" },
    take: SAMPLE,
    select: { stages: true, requestedAt: true },
  });
  const waits = rows.map(({ stages, requestedAt }) => {
    const rang = marksShape.parse(stages).find(({ stage }) => stage === "customer-ringing");
    return ((rang?.at ?? now) - requestedAt.getTime()) / 1000;
  });
  return waits.length < ENOUGH ? null : Math.round(median(waits));
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
