import { z } from "zod";
import {
  checkClock,
  clockFact,
  clockFields,
  clockShape,
  dayShape,
  VISITORS_CLOCK,
} from "../clock-definition";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const day = z.literal("").or(dayShape);
const FIRST = "0000-01-01";
const AFTER_ALL = "~";

const config = z
  .object({ from: day, to: day, ...clockShape })
  .superRefine(checkClock)
  .refine(({ from, to }) => from !== "" || to !== "", {
    path: ["from"],
    error: "Choose the first day, the last day, or both.",
    params: { reason: "missing" },
  })
  .refine(({ from, to }) => from === "" || to === "" || from <= to, {
    path: ["to"],
    error: "The last day is before the first: no day is left.",
    params: { reason: "empty-range" },
  });
type DateRangeConfig = z.infer<typeof config>;

/** From one day to another, both included; an end that is left open has none. */
export const dateRange: ConditionDefinition<DateRangeConfig> = {
  kind: "date-range",
  config,
  defaults: { from: "", to: "", ...VISITORS_CLOCK },
  ports: YES_NO,
  group: "when",
  fields: [{ name: "from", input: "date" }, { name: "to", input: "date" }, ...clockFields],
  waits: false,
  predicate: (asked) => [
    "between",
    clockFact("date", asked),
    asked.from || FIRST,
    // Dates compare as texts; this one is after the last day and before the next.
    asked.to === "" ? AFTER_ALL : `${asked.to}~`,
  ],
};
