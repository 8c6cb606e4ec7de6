import type { TakeTurn } from "../telephony/port";

/** One line of turns for all providers that are given it, for tests that need no database. */
export function memoryTurns(): TakeTurn {
  let freeAt = 0;
  return async ({ perSecond, longestWaitMs }) => {
    const now = Date.now();
    const waitMs = Math.max(0, freeAt - now);
    if (waitMs > longestWaitMs) return null;
    freeAt = now + waitMs + 1_000 / perSecond;
    return waitMs;
  };
}
