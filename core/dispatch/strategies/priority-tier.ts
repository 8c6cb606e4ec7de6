import type { Strategy } from "./strategy";

/** The first tier while anybody there is free; within a tier whoever has had no call for longest. */
export const priorityTier: Strategy = { compare: (a, b) => a.tier - b.tier };
