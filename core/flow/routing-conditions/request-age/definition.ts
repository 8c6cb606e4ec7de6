import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 1, max: 43_200 };
const config = z.object({ atLeastMinutes: z.number().min(LIMITS.min).max(LIMITS.max) });

/** The visitor asked so many minutes ago, or earlier. */
export const requestAge: RoutingCondition<z.infer<typeof config>> = {
  kind: "request-age",
  config,
  defaults: { atLeastMinutes: 60 },
  ports: YES_NO,
  group: "when",
  fields: [{ name: "atLeastMinutes", input: "number", ...LIMITS, step: 1, unit: "minutes" }],
  waits: false,
  predicate: ({ atLeastMinutes }) => [">=", "minutes-since-request", atLeastMinutes],
};
