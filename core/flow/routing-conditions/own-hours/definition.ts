import { z } from "zod";
import { minutesOf } from "../../../schedule/hours";
import { zoneShape } from "../../display/clock-definition";
import { daysShape, isOneOf } from "../../display/holiday/definition";
import { timeShape } from "../../display/time-of-day/definition";
import type { Predicate } from "../../runtime/display-program";
import type { RoutingFactKey } from "../../runtime/routing-facts";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z
  .object({
    days: z.array(z.number().int().min(1).max(7)).min(1, "Choose at least one day."),
    from: timeShape,
    to: timeShape,
    except: daysShape,
    timeZone: zoneShape,
  })
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    error: "It ends when it begins: no time is left.",
    params: { reason: "empty-range" },
  });
type OwnHours = z.infer<typeof config>;

/** Hours that are no team's. Those past midnight belong to the day on which they begin; excepted days are left out whole. */
export const ownHours: RoutingCondition<OwnHours> = {
  kind: "own-hours",
  config,
  defaults: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", except: [], timeZone: "" },
  ports: YES_NO,
  group: "when",
  fields: [
    { name: "days", input: "weekdays" },
    { name: "from", input: "time" },
    { name: "to", input: "time" },
    { name: "timeZone", input: "time-zone" },
    { name: "except", input: "texts", max: 200 },
  ],
  waits: false,
  predicate: (hours) =>
    hours.except.length === 0
      ? within(hours)
      : ["all", [within(hours), ["not", isOneOf(`date:${hours.timeZone}`, hours.except)]]],
};

function within({ days, from, to, timeZone }: OwnHours): Predicate<RoutingFactKey> {
  const minute = `minute:${timeZone}` as const;
  const on = (of: number[]): Predicate<RoutingFactKey> => [
    "in",
    `weekday:${timeZone}`,
    [...new Set(of)].sort(),
  ];
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  if (begins < ends) return ["all", [on(days), ["between", minute, begins, ends]]];
  const morningsAfter = days.map((day) => (day % 7) + 1);
  return [
    "any",
    [
      ["all", [on(days), [">=", minute, begins]]],
      ["all", [on(morningsAfter), ["<", minute, ends]]],
    ],
  ];
}
