import { z } from "zod";
import { chosenTeam, teamField } from "../chosen-team-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 1, max: 1_000 };
const config = z.object({ atLeast: z.number().int().min(LIMITS.min).max(LIMITS.max), ...chosenTeam });

/** So many callbacks wait already for an operator of the team. */
export const teamQueue: RoutingCondition<z.infer<typeof config>> = {
  kind: "team-queue",
  config,
  defaults: { atLeast: 3, teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [{ name: "atLeast", input: "number", ...LIMITS, step: 1 }, teamField],
  waits: false,
  predicate: ({ atLeast, teamId }) => [">=", `team-queue:${teamId}`, atLeast],
};
