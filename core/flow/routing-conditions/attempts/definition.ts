import { z } from "zod";
import {
  checkRange,
  type NumberConfig,
  numberFields,
  numberPredicate,
  numberShape,
} from "../../display/number-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const LIMITS = { min: 0, max: 25, step: 1 };

/** How many tries were begun for this callback so far. */
export const attempts: RoutingCondition<NumberConfig> = {
  kind: "attempts",
  config: z.object(numberShape(LIMITS)).superRefine(checkRange),
  defaults: { comparison: "at-least", value: 2, to: 2 },
  ports: YES_NO,
  group: "logic",
  fields: numberFields(LIMITS),
  waits: false,
  predicate: (config) => numberPredicate("attempts", config),
};
