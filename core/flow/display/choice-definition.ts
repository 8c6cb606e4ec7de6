import { z } from "zod";
import type { FactKey } from "../../widget-contract/visitor-facts";
import type { NodeGroup } from "../node-definition";
import { type ConditionDefinition, YES_NO } from "./condition-definition";

/** A condition on one fact that is one of a few words: whether it is among those that were chosen. */
export const choiceCondition = <Option extends string, Key extends FactKey>(
  kind: string,
  fact: Key,
  group: NodeGroup,
  { options, chosen }: { options: readonly Option[]; chosen: Option[] },
): ConditionDefinition<{ values: Option[] }, Key> => ({
  kind,
  config: z.object({ values: z.array(z.enum(options)).min(1, "Choose at least one.") }),
  defaults: { values: chosen },
  ports: YES_NO,
  group,
  fields: [{ name: "values", input: "choices", options }],
  waits: false,
  predicate: ({ values }) => ["in", fact, [...new Set(values)]],
});

/** A condition without anything to choose: whether the fact is there, and is neither "no" nor nought. */
export const factCondition = (
  kind: string,
  fact: FactKey,
  group: NodeGroup,
): ConditionDefinition<Record<string, never>> => ({
  kind,
  config: z.object({}),
  defaults: {},
  ports: YES_NO,
  group,
  fields: [],
  waits: false,
  predicate: () => ["known", fact],
});
