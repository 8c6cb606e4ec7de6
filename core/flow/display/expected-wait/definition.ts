import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { teamFact, teamField, teamShape } from "../team-definition";

const config = z.object({ atMostSeconds: z.number().int().min(1).max(3_600), ...teamShape });
type ExpectedWaitConfig = z.infer<typeof config>;

/** The visitor's phone would ring within so many seconds. Nobody free is no answer, and so not within. */
export const expectedWait: ConditionDefinition<ExpectedWaitConfig> = {
  kind: "expected-wait",
  config,
  defaults: { atMostSeconds: 60, teamId: "" },
  ports: YES_NO,
  group: "business",
  fields: [
    { name: "atMostSeconds", input: "number", min: 1, max: 3_600, step: 1, unit: "seconds" },
    teamField,
  ],
  waits: false,
  predicate: ({ atMostSeconds, teamId }) => ["<=", teamFact("expected-wait", teamId), atMostSeconds],
};
