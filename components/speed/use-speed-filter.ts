"use client";

import { parseAsNumberLiteral, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const PERIODS = [1, 7, 30] as const;
export const GROUPINGS = ["team", "site", "day"] as const;

const PARAMETERS = {
  days: parseAsNumberLiteral(PERIODS).withDefault(7),
  team: parseAsString,
  site: parseAsString,
  by: parseAsStringLiteral(GROUPINGS).withDefault("team"),
};

/** What the report is narrowed to, kept in the address. */
export function useSpeedFilter() {
  const [shown, change] = useQueryStates(PARAMETERS, { history: "replace" });
  return {
    shown,
    change: (next: Partial<typeof shown>) => void change(next),
    isNarrowed: shown.team !== null || shown.site !== null,
    asked: { days: shown.days, teamId: shown.team ?? undefined, siteId: shown.site ?? undefined },
  };
}

export type SpeedFilter = ReturnType<typeof useSpeedFilter>;
