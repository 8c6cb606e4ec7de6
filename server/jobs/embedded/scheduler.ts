import { setTimeout as pause } from "node:timers/promises";
import { claimJobs } from "./claim-jobs";
import type { Engine } from "./engine";
import { type Job, untilNextJob } from "./job-queue";
import { createWakeableLoop } from "./wakeable-loop";

/** Calls to functions in flight at once. Most wait for something outside, so it is not about processors. */
const MAX_IN_FLIGHT = 100;
/** How soon work that another process left behind, or queued, is seen. Our own wakes the scheduler at once. */
const POLL_MS = 1000;
const RECOVERY_MS = 250;

export interface Scheduler {
  start(): void;
  /** Claims nothing more. Resolves when what is in flight has ended, or after `drainMs`: false. */
  stop(drainMs: number): Promise<boolean>;
  /** There may be work: look now. */
  wake(): void;
  inFlight(): number;
  /** When jobs were last looked for without an error, epoch ms; null: never. */
  lookedAt(): number | null;
}

/** Claims due jobs and hands them to `work`, which must not throw. */
export function createScheduler(engine: Engine, work: (job: Job) => Promise<void>): Scheduler {
  const inFlight = new Map<string, Promise<void>>();
  let lookedAt: number | null = null;

  const take = (job: Job) => {
    const done = work(job).finally(() => {
      inFlight.delete(job.id);
      // What it queued is due, and the slot and the concurrency keys it held are free.
      loop.wake();
    });
    inFlight.set(job.id, done);
  };

  const look = async (): Promise<number> => {
    const free = MAX_IN_FLIGHT - inFlight.size;
    if (free <= 0) return POLL_MS;
    const { jobs, more } = await claimJobs(engine, free, [...inFlight.keys()]);
    jobs.forEach(take);
    lookedAt = Date.now();
    if (more) return 0;
    return Math.min(POLL_MS, Math.max(1, Math.ceil((await untilNextJob(engine)) ?? POLL_MS)));
  };

  const loop = createWakeableLoop(async () => {
    try {
      return await look();
    } catch (error) {
      engine.log.error({ err: error }, "looking for due jobs failed; trying again");
      // The database may be away: however often we are woken, ask it only once in a while.
      await pause(RECOVERY_MS);
      return POLL_MS;
    }
  });

  return {
    start: loop.start,
    async stop(drainMs) {
      loop.stop();
      return drain(inFlight, drainMs);
    },
    wake: loop.wake,
    inFlight: () => inFlight.size,
    lookedAt: () => lookedAt,
  };
}

async function drain(inFlight: Map<string, Promise<void>>, drainMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), drainMs);
  });
  const ended = Promise.all(inFlight.values()).then(() => true as const);
  const isDrained = await Promise.race([ended, deadline]);
  clearTimeout(timer);
  return isDrained;
}
