import { z } from "zod";
import { chosenTeam, teamField } from "../chosen-team-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object(chosenTeam);

/** The team is open now, by its own hours and holidays. */
export const businessHours: RoutingCondition<z.infer<typeof config>> = {
  kind: "business-hours",
  config,
  defaults: { teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [teamField],
  waits: false,
  predicate: ({ teamId }) => ["is", `team-open:${teamId}`, true],
};
