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
import { anyOf } from "../text-definition";

const everyYear = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "Write a day like 2026-12-31, or 12-31 for every year.");

const config = z
  .object({ days: z.array(dayShape.or(everyYear)).min(1, "Write at least one day.").max(200), ...clockShape })
  .superRefine(checkClock);
type HolidayConfig = z.infer<typeof config>;

/** Days of a list, each of one year (2026-12-31) or of every year (12-31). */
export const holiday: ConditionDefinition<HolidayConfig> = {
  kind: "holiday",
  config,
  defaults: { days: [], ...VISITORS_CLOCK },
  ports: YES_NO,
  group: "when",
  fields: [{ name: "days", input: "texts", max: 200 }, ...clockFields],
  waits: false,
  predicate: (asked) => {
    const fact = clockFact("date", asked);
    const yearly = asked.days.filter((day) => day.length === 5);
    const once = asked.days.filter((day) => day.length > 5);
    return anyOf([
      ...(once.length > 0 ? [["in", fact, once] as const] : []),
      ...yearly.map((day) => ["ends", fact, `-${day}`] as const),
    ]);
  },
};
