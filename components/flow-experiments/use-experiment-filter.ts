import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const SPANS = ["all", "month", "week"] as const;
/** Differences that one may want to see, in percent of the control's rate. */
export const LIFTS = ["10", "20", "30", "50", "100"] as const;

/** What is looked at stands in the address, so that a colleague sees the same. */
export const useExperimentFilter = () =>
  useQueryStates({
    split: parseAsString,
    since: parseAsInteger,
    span: parseAsStringLiteral(SPANS).withDefault("all"),
    control: parseAsString,
    lift: parseAsStringLiteral(LIFTS).withDefault("30"),
  });

export type ExperimentFilter = ReturnType<typeof useExperimentFilter>[0];
export type SetFilter = (change: Partial<ExperimentFilter>) => void;
