import type { Strategy } from "./strategy";

/** Whoever has talked with the fewest customers today, by the team's clock. */
export const leastCalls: Strategy = { compare: (a, b) => a.callsToday - b.callsToday };
