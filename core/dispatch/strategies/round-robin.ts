import type { Strategy } from "./strategy";

/**
 * In turn: whoever this team asked longest ago, answered or not. While all are free this goes round; whoever was busy
 * when their turn came is next as soon as they are free.
 */
export const roundRobin: Strategy = {
  compare: (a, b) => (a.lastAskedAt ?? 0) - (b.lastAskedAt ?? 0),
};
