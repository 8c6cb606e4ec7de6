import { nextTick } from "./cron-schedule";
import type { Tx } from "./database";
import { addJob } from "./job-queue";

/**
 * Queues the first tick after `from` (epoch ms) of a function's cron; one that is queued already stays, also when
 * it is overdue.
 */
export async function addCronJob(tx: Tx, functionId: string, cron: string, from: number): Promise<void> {
  await addJob(tx, {
    key: cronKey(functionId, cron),
    kind: "cron",
    functionId,
    cron,
    due: { at: nextTick(cron, from) },
  });
}

export const cronKey = (functionId: string, cron: string): string => `cron:${functionId}:${cron}`;
