import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { teamFact, teamField, teamShape } from "../team-definition";

const config = z.object({ atLeast: z.number().int().min(1).max(1_000), ...teamShape });
type OperatorsFreeConfig = z.infer<typeof config>;

/** So many operators are free to take a call now. */
export const operatorsFree: ConditionDefinition<OperatorsFreeConfig> = {
  kind: "operators-free",
  config,
  defaults: { atLeast: 1, teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [{ name: "atLeast", input: "number", min: 1, max: 1_000, step: 1 }, teamField],
  waits: false,
  predicate: ({ atLeast, teamId }) => [">=", teamFact("operators-free", teamId), atLeast],
};
