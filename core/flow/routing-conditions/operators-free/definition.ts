import { z } from "zod";
import { chosenTeam, teamField } from "../chosen-team-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 1, max: 1_000 };
const config = z.object({ atLeast: z.number().int().min(LIMITS.min).max(LIMITS.max), ...chosenTeam });

/** So many of the team's operators could be rung now; while it is closed, none. */
export const operatorsFree: RoutingCondition<z.infer<typeof config>> = {
  kind: "operators-free",
  config,
  defaults: { atLeast: 1, teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [{ name: "atLeast", input: "number", ...LIMITS, step: 1 }, teamField],
  waits: false,
  predicate: ({ atLeast, teamId }) => [">=", `operators-free:${teamId}`, atLeast],
};
