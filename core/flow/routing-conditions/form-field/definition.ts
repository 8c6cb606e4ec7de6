import { z } from "zod";
import {
  checkValues,
  type NamedTextConfig,
  namedTextFields,
  namedTextPredicate,
  namedTextShape,
} from "../../display/named-text-definition";
import { checkTexts } from "../../display/text-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object(namedTextShape).superRefine((value, context) => {
  if (value.test === "present") return;
  checkTexts(value, context);
  checkValues(value, context);
});

/** What the visitor filled in: the topic, the department, a field of the site's own form. */
export const formField: RoutingCondition<NamedTextConfig> = {
  kind: "form-field",
  config,
  defaults: { name: "topic", test: "value", match: "is", values: [] },
  ports: YES_NO,
  group: "where",
  fields: namedTextFields,
  waits: false,
  predicate: (given) => namedTextPredicate(`field:${given.name}` as const, given),
};
