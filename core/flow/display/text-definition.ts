import { z } from "zod";
import type { FactKey } from "../../widget-contract/visitor-facts";
import type { Field, NodeGroup } from "../node-definition";
import type { Predicate } from "../runtime/display-program";
import { type ConditionDefinition, YES_NO } from "./condition-definition";
import { globPredicate, MOST_STARS, starsIn } from "./glob";
import { regexProblem } from "./regex-problem";

export const TEXT_MATCHES = ["is", "contains", "starts", "ends", "glob", "regex"] as const;
type TextMatch = (typeof TEXT_MATCHES)[number];

/** How a text is compared: with any of the values, without regard to capitals. */
export const textShape = {
  match: z.enum(TEXT_MATCHES),
  values: z
    .array(z.string().trim().min(1, "Write something, or take the line out.").max(300))
    .min(1, "Write at least one text.")
    .max(50),
};
export interface TextConfig {
  match: TextMatch;
  values: string[];
}

export const textFields: readonly Field[] = [
  { name: "match", input: "choice", options: TEXT_MATCHES },
  { name: "values", input: "texts", max: 50 },
];

/** Marks values that are no pattern where one is wanted. For a schema's `superRefine`. */
export function checkTexts({ match, values }: TextConfig, context: z.core.$RefinementCtx): void {
  for (const [at, value] of values.entries()) {
    const problem = match === "regex" ? regexProblem(value) : match === "glob" ? globProblem(value) : null;
    if (!problem) continue;
    const { reason, message } = problem;
    context.addIssue({ code: "custom", path: ["values", at], message, params: { reason } });
  }
}

const globProblem = (value: string) =>
  starsIn(value) > MOST_STARS
    ? { reason: "slow-regex", message: `At most ${MOST_STARS} stars: this pattern has more.` }
    : null;

/** Whether the fact, as the config compares, is one of the values. */
export const textPredicate = <Key extends string>(key: Key, { match, values }: TextConfig): Predicate<Key> =>
  anyOf(values.map((value) => comparison(key, match, value)));

function comparison<Key extends string>(key: Key, match: TextMatch, value: string): Predicate<Key> {
  if (match === "glob") return globPredicate(key, value);
  if (match === "regex") return ["matches", key, value, 1];
  return [match === "is" ? "equals" : match, key, value, 1];
}

/** One of several; of a single one, that one. */
export const anyOf = <Key extends string>(predicates: readonly Predicate<Key>[]): Predicate<Key> => {
  const [only, ...others] = predicates;
  return only && others.length === 0 ? only : ["any", predicates];
};

/** A condition on one fact that is a text. */
export const textCondition = <Key extends FactKey>(
  kind: string,
  fact: Key,
  group: NodeGroup,
  defaults: TextConfig = { match: "contains", values: [] },
): ConditionDefinition<TextConfig, Key> => ({
  kind,
  config: z.object(textShape).superRefine(checkTexts),
  defaults,
  ports: YES_NO,
  group,
  fields: textFields,
  waits: false,
  predicate: (config) => textPredicate(fact, config),
});
