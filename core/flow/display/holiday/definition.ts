import { z } from "zod";
import type { Predicate } from "../../runtime/display-program";
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

/** Days of one year (2026-12-31), or of every year (12-31). */
export const daysShape = z.array(dayShape.or(everyYear)).max(200);

/** The fact, a date, is one of the days. */
export function isOneOf<Key extends string>(fact: Key, days: readonly string[]): Predicate<Key> {
  const yearly = days.filter((day) => day.length === 5);
  const once = days.filter((day) => day.length > 5);
  return anyOf([
    ...(once.length > 0 ? [["in", fact, once] as const] : []),
    ...yearly.map((day) => ["ends", fact, `-${day}`] as const),
  ]);
}

const config = z
  .object({ days: daysShape.min(1, "Write at least one day."), ...clockShape })
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
  predicate: (asked) => isOneOf(clockFact("date", asked), asked.days),
};
