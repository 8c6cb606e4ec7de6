import type { Strategy } from "./strategy";

/** Whoever has had no call for longest. */
export const longestIdle: Strategy = { compare: (a, b) => a.idleSince - b.idleSince };
