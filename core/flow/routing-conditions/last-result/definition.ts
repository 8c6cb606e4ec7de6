import { z } from "zod";
import { type RoutingCondition, YES_NO } from "../routing-condition";

/** Of CallResult those after which a flow goes on, and the team that was closed. */
const RESULTS = [
  "customer-unreached",
  "customer-left",
  "nobody-free",
  "nobody-answered",
  "closed",
  "failed",
] as const;
const config = z.object({ results: z.array(z.enum(RESULTS)).min(1, "Choose at least one.") });

/** How this callback's last try ended; before the first one: no. */
export const lastResult: RoutingCondition<z.infer<typeof config>> = {
  kind: "last-result",
  config,
  defaults: { results: ["customer-unreached"] },
  ports: YES_NO,
  group: "logic",
  fields: [{ name: "results", input: "choices", options: RESULTS }],
  waits: false,
  predicate: ({ results }) => ["in", "last-result", [...new Set(results)]],
};
