import { z } from "zod";
import { minutesOf } from "../../../schedule/hours";
import { checkClock, clockFact, clockFields, clockShape, VISITORS_CLOCK } from "../clock-definition";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

export const timeShape = z
  .string()
  .refine((text) => !Number.isNaN(minutesOf(text)), "Write a time like 09:30.");

const config = z
  .object({ from: timeShape, to: timeShape, ...clockShape })
  .superRefine(checkClock)
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    error: "It ends when it begins: no time is left.",
    params: { reason: "empty-range" },
  });
type TimeOfDayConfig = z.infer<typeof config>;

/** From one time of the day to another, past midnight too; the end is not part of it. */
export const timeOfDay: ConditionDefinition<TimeOfDayConfig> = {
  kind: "time-of-day",
  config,
  defaults: { from: "09:00", to: "18:00", ...VISITORS_CLOCK },
  ports: YES_NO,
  group: "when",
  fields: [{ name: "from", input: "time" }, { name: "to", input: "time" }, ...clockFields],
  waits: false,
  predicate: (asked) => ["between", clockFact("minute", asked), minutesOf(asked.from), minutesOf(asked.to)],
};
