"use client";

import { useDebouncedValue } from "@mantine/hooks";
import {
  createParser,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { LEAD_STATUSES } from "@/core/callback/lead-statuses";

const parseAsDay = createParser({
  parse: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (day: string) => day,
});

/** What the address bar says about the list; names are short because people read and share them. */
const PARAMETERS = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(LEAD_STATUSES)).withDefault([]),
  site: parseAsString,
  operator: parseAsString,
  needs: parseAsBoolean.withDefault(false),
  from: parseAsDay,
  to: parseAsDay,
  page: parseAsInteger.withDefault(1),
};

export type ShownFilter = ReturnType<typeof useLeadFilter>["shown"];

/** The list's filter, kept in the address. `asked` is what the server is asked: it waits until typing pauses. */
export function useLeadFilter() {
  const [shown, setShown] = useQueryStates(PARAMETERS, { history: "replace" });
  const [search] = useDebouncedValue(shown.q.trim(), 250);
  const isSet = [
    shown.status.length > 0,
    shown.site !== null,
    shown.operator !== null,
    shown.from !== null || shown.to !== null,
    shown.needs,
  ];
  const setFields = isSet.filter(Boolean).length;
  return {
    shown,
    /** Changes the filter, and goes back to its first page. */
    change: (change: Partial<typeof shown>) => void setShown({ page: null, ...change }),
    turnTo: (page: number) => void setShown({ page }, { history: "push", scroll: true }),
    clear: () => void setShown(null),
    /** How many fields beside the search are set. */
    setFields,
    isFiltered: shown.q !== "" || setFields > 0,
    asked: {
      search,
      statuses: shown.status,
      siteId: shown.site ?? undefined,
      operatorId: shown.operator ?? undefined,
      needsHuman: shown.needs,
      from: shown.from ?? undefined,
      to: shown.to ?? undefined,
      page: Math.max(1, shown.page),
    },
  };
}
