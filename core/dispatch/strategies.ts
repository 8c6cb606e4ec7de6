import { leastCalls } from "./strategies/least-calls";
import { longestIdle } from "./strategies/longest-idle";
import { priorityTier } from "./strategies/priority-tier";
import { roundRobin } from "./strategies/round-robin";
import type { Strategy } from "./strategies/strategy";
import { weighted } from "./strategies/weighted";
import type { TeamStrategy } from "./team-strategy";

export const STRATEGIES = {
  "longest-idle": longestIdle,
  "round-robin": roundRobin,
  "least-calls": leastCalls,
  weighted,
  "priority-tier": priorityTier,
} satisfies Record<TeamStrategy, Strategy>;
