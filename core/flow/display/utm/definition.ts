import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { checkTexts, textFields, textPredicate, textShape } from "../text-definition";

const PARAMETERS = ["source", "medium", "campaign", "term", "content"] as const;

const config = z.object({ parameter: z.enum(PARAMETERS), ...textShape }).superRefine(checkTexts);
type UtmConfig = z.infer<typeof config>;

/** A UTM parameter of the address that this visit began with. */
export const utm: ConditionDefinition<UtmConfig, `utm_${UtmConfig["parameter"]}`> = {
  kind: "utm",
  config,
  defaults: { parameter: "source", match: "is", values: [] },
  ports: YES_NO,
  group: "where",
  fields: [{ name: "parameter", input: "choice", options: PARAMETERS }, ...textFields],
  waits: false,
  predicate: ({ parameter, match, values }) => textPredicate(`utm_${parameter}`, { match, values }),
};
