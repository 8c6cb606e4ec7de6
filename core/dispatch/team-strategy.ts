/** In which order a team asks its operators. Each has a file in `strategies/`. */
export const TEAM_STRATEGIES = [
  "longest-idle",
  "round-robin",
  "least-calls",
  "weighted",
  "priority-tier",
] as const;
export type TeamStrategy = (typeof TEAM_STRATEGIES)[number];
