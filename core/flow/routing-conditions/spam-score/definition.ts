import { z } from "zod";
import {
  checkRange,
  type NumberConfig,
  numberFields,
  numberPredicate,
  numberShape,
} from "../../display/number-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 0, max: 100, step: 5, unit: "points" } as const;

/** How much the request looked like spam when it came (core/spam); of one that was not weighed, nobody knows. */
export const spamScore: RoutingCondition<NumberConfig> = {
  kind: "spam-score",
  config: z.object(numberShape(LIMITS)).superRefine(checkRange),
  defaults: { comparison: "at-least", value: 50, to: 100 },
  ports: YES_NO,
  group: "who",
  fields: numberFields(LIMITS),
  waits: false,
  predicate: (config) => numberPredicate("spam-score", config),
};
