import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { teamFact, teamField, teamShape } from "../team-definition";

const config = z.object(teamShape);
type BusinessHoursConfig = z.infer<typeof config>;

/** The team is open now, by its own calendar. */
export const businessHours: ConditionDefinition<BusinessHoursConfig> = {
  kind: "business-hours",
  config,
  defaults: { teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [teamField],
  waits: false,
  predicate: ({ teamId }) => ["is", teamFact("team-open", teamId), true],
};
