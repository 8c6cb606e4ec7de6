import { z } from "zod";
import type { FactKey } from "../../widget-contract/visitor-facts";
import type { Field, NodeGroup } from "../node-definition";
import type { Predicate } from "../runtime/display-program";
import { type ConditionDefinition, YES_NO } from "./condition-definition";

export const COMPARISONS = ["at-least", "at-most", "exactly", "between"] as const;

export interface NumberConfig {
  comparison: (typeof COMPARISONS)[number];
  value: number;
  /** Of `between`: the largest that counts. */
  to: number;
}

export interface NumberLimits {
  min: number;
  max: number;
  step?: number;
  unit?: Extract<Field, { input: "number" }>["unit"];
}

/** How a number is compared. `to` counts only with `between`. */
export const numberShape = ({ min, max }: NumberLimits) => {
  const number = z.number().min(min).max(max);
  return { comparison: z.enum(COMPARISONS), value: number, to: number };
};

export const numberFields = (limits: NumberLimits): readonly Field[] => [
  { name: "comparison", input: "choice", options: COMPARISONS },
  { name: "value", input: "number", ...limits },
  { name: "to", input: "number", ...limits, when: { field: "comparison", is: ["between"] } },
];

/** Marks a range in which no number lies. For a schema's `superRefine`. */
export function checkRange({ comparison, value, to }: NumberConfig, context: z.core.$RefinementCtx): void {
  if (comparison === "between" && to < value)
    context.addIssue({
      code: "custom",
      path: ["to"],
      message: "The end is below the beginning: no number lies between them.",
      params: { reason: "empty-range" },
    });
}

export function numberPredicate<Key extends string>(
  key: Key,
  { comparison, value, to }: NumberConfig,
): Predicate<Key> {
  if (comparison === "at-least") return [">=", key, value];
  if (comparison === "at-most") return ["<=", key, value];
  if (comparison === "exactly") return ["is", key, value];
  return [
    "all",
    [
      [">=", key, value],
      ["<=", key, to],
    ],
  ];
}

/** A condition on one fact that is a number, compared in every way. */
export const numberCondition = (
  kind: string,
  fact: FactKey,
  group: NodeGroup,
  { value, ...limits }: NumberLimits & { value: number },
): ConditionDefinition<NumberConfig> => ({
  kind,
  config: z.object(numberShape(limits)).superRefine(checkRange),
  defaults: { comparison: "at-least", value, to: value },
  ports: YES_NO,
  group,
  fields: numberFields(limits),
  waits: false,
  predicate: (config) => numberPredicate(fact, config),
});

/** A condition on something that only grows while the visitor is here: reached or not yet. */
export const reachedCondition = (
  kind: string,
  fact: FactKey,
  { value, ...limits }: NumberLimits & { value: number },
): ConditionDefinition<{ atLeast: number }> => ({
  kind,
  config: z.object({ atLeast: z.number().min(limits.min).max(limits.max) }),
  defaults: { atLeast: value },
  ports: YES_NO,
  group: "behaviour",
  fields: [{ name: "atLeast", input: "number", ...limits }],
  waits: false,
  predicate: ({ atLeast }) => [">=", fact, atLeast],
});
