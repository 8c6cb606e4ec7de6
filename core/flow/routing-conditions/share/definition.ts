import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 1, max: 99 };
const config = z.object({ percent: z.number().min(LIMITS.min).max(LIMITS.max) });

/** So many percent of customers. Whose lot it is stays so, on every try and for every request from the number. */
export const share: RoutingCondition<z.infer<typeof config>> = {
  kind: "share",
  config,
  defaults: { percent: 50 },
  ports: YES_NO,
  group: "logic",
  fields: [{ name: "percent", input: "number", ...LIMITS, step: 1, unit: "percent" }],
  waits: false,
  predicate: ({ percent }) => ["<", "lot", Math.round(percent * 100)],
};
