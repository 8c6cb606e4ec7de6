import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { checkValues, namedTextFields, namedTextPredicate, namedTextShape } from "../named-text-definition";
import { checkTexts } from "../text-definition";

const config = z.object(namedTextShape).superRefine((asked, context) => {
  if (asked.test === "present") return;
  checkValues(asked, context);
  checkTexts(asked, context);
});
type CookieConfig = z.infer<typeof config>;

/** A cookie that scripts can read: there, or with a value. */
export const cookie: ConditionDefinition<CookieConfig> = {
  kind: "cookie",
  config,
  defaults: { name: "", test: "present", match: "is", values: [] },
  ports: YES_NO,
  group: "who",
  fields: namedTextFields,
  waits: false,
  predicate: (asked) => namedTextPredicate(`cookie:${asked.name}`, asked),
};
