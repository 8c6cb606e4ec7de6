import { LOOK_AT_PHONES_MS, lookAtPhones } from "../browser-phones/look-at-phones";
import { freeClaims } from "../calls/claim";
import { processId } from "../calls/fresh-commands";
import { RECONCILE_MS } from "../calls/reconcile";
import { freeTeams } from "../dispatch/pacing-memory";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { logger } from "../platform/logger";
import { createSignOfLife } from "../platform/sign-of-life";
import { every, type Loop } from "./every";
import { createListening, LOOK_MS } from "./listen";
import { freeListening } from "./listener-lease";
import { reconcileAll, sweep } from "./sweep";
import { PATIENCE_MS, within } from "./within";

/** While anything is in progress the dispatcher looks this often; the look is one query. */
const SWEEP_MS = 500;
/** Two looks and some: after that a process without a sign of life is dead. */
const LOOK_FOR_SIGNS_MS = 200;

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
  const listener = every(LOOK_MS, async () => {
    await listening.look({ takeOver });
    takeOver = false;
  });
  const loops = [
    listener,
    every(SWEEP_MS, () => sweep(systemClock)),
    // Providers that answer slowly keep the next look at the others waiting no longer than this.
    every(LOOK_AT_PHONES_MS, () => within(PATIENCE_MS, lookAtPhones(systemClock))),
    every(RECONCILE_MS, () => within(PATIENCE_MS, reconcileAll(systemClock))),
    ...(alone ? [] : [watchOthers(() => listener.wake())]),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await listening.stop();
    },
  };
}

/**
 * Other processes die: what they were at is free, and is done at once. Our own sign stays until this process is gone,
 * as it may still be at something while it stops.
 */
function watchOthers(listenAnew: () => void): Loop {
  const life = createSignOfLife(processId());
  return every(LOOK_FOR_SIGNS_MS, async () => {
    const dead = await life.look();
    if (dead.length === 0) return;
    logger().info({ dead }, "processes have ended; what they left undone is taken over");
    await Promise.all([freeClaims(dead), freeTeams(dead), freeListening(dead)]);
    await life.forget(dead);
    listenAnew();
    await sweep(systemClock, { atOnce: true });
  });
}
