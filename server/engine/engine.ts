import { LOOK_AT_PHONES_MS, lookAtPhones } from "../browser-phones/look-at-phones";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import { createListening, LOOK_MS } from "./listen";
import { reconcileAll, sweep } from "./sweep";
import { PATIENCE_MS, within } from "./within";

/** While anything is in progress the dispatcher looks this often; the look is one query. */
const SWEEP_MS = 500;
const RECONCILE_MS = 15_000;

export interface Engine {
  /** Lets a look that is running end, and begins no other. */
  stop(): Promise<void>;
}

/**
 * Keeps the calls of this installation moving. `alone`: this is the only process on the database (the embedded
 * set-up), so every claim in it is a dead process's and is taken over at once.
 */
export async function startEngine({ alone }: { alone: boolean }): Promise<Engine> {
  if (alone)
    await db()
      .$executeRaw`update "OutboxItem" set "claimedUntil" = null where "doneAt" is null and "claimedUntil" is not null`;
  const listening = createListening();
  let takeOver = alone;
  const listen = async () => {
    await listening.look({ takeOver });
    takeOver = false;
  };
  const loops = [
    every(LOOK_MS, listen),
    every(SWEEP_MS, () => sweep(systemClock)),
    // Providers that answer slowly keep the next look at the others waiting no longer than this.
    every(LOOK_AT_PHONES_MS, () => within(PATIENCE_MS, lookAtPhones(systemClock))),
    every(RECONCILE_MS, () => within(PATIENCE_MS, reconcileAll(systemClock))),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((stop) => stop()));
      await listening.stop();
    },
  };
}

/** Runs a task again and again with a pause between, never twice at once; its failures are logged. */
function every(pauseMs: number, task: () => Promise<void>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await task();
    } catch (error) {
      logger().error({ err: error }, "a look of the engine failed; the next will try again");
    }
    if (!stopped) timer = setTimeout(() => (running = run()), pauseMs);
  };
  running = run();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
