import { z } from "zod";
import { chosenTeam, teamField } from "../chosen-team-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 1, max: 3_600 };
const config = z.object({ atMostSeconds: z.number().int().min(LIMITS.min).max(LIMITS.max), ...chosenTeam });

/** The customer's phone would ring within so many seconds. Nobody free is no answer, and so not within. */
export const expectedWait: RoutingCondition<z.infer<typeof config>> = {
  kind: "expected-wait",
  config,
  defaults: { atMostSeconds: 60, teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [{ name: "atMostSeconds", input: "number", ...LIMITS, step: 1, unit: "seconds" }, teamField],
  waits: false,
  predicate: ({ atMostSeconds, teamId }) => ["<=", `expected-wait:${teamId}`, atMostSeconds],
};
