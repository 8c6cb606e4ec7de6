import { z } from "zod";
import { checkClock, clockFact, clockFields, clockShape, VISITORS_CLOCK } from "../clock-definition";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const config = z
  .object({ days: z.array(z.number().int().min(1).max(7)).min(1, "Choose at least one day."), ...clockShape })
  .superRefine(checkClock);
type WeekdayConfig = z.infer<typeof config>;

/** Days of the week, 1 being Monday. */
export const weekday: ConditionDefinition<WeekdayConfig> = {
  kind: "weekday",
  config,
  defaults: { days: [1, 2, 3, 4, 5], ...VISITORS_CLOCK },
  ports: YES_NO,
  group: "when",
  fields: [{ name: "days", input: "weekdays" }, ...clockFields],
  waits: false,
  predicate: (asked) => ["in", clockFact("weekday", asked), [...new Set(asked.days)].sort()],
};
