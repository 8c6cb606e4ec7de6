import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { checkValues, namedTextFields, namedTextPredicate, namedTextShape } from "../named-text-definition";
import { checkTexts } from "../text-definition";

const config = z.object(namedTextShape).superRefine((asked, context) => {
  if (asked.test === "present") return;
  checkValues(asked, context);
  checkTexts(asked, context);
});
type QueryParameterConfig = z.infer<typeof config>;

/** A parameter of the address: there, or with a value. Like `?plan=pro`. */
export const queryParameter: ConditionDefinition<QueryParameterConfig> = {
  kind: "query-parameter",
  config,
  defaults: { name: "", test: "present", match: "is", values: [] },
  ports: YES_NO,
  group: "where",
  fields: namedTextFields,
  waits: false,
  predicate: (asked) => namedTextPredicate(`query:${asked.name}`, asked),
};
