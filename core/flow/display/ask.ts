import { ok, type Result } from "../../result";
import type { Fact } from "../../widget-contract/visitor-facts";
import { configIssues } from "../config-issues";
import type { Issue } from "../document";
import { preparePredicate } from "../runtime/prepare-predicate";
import type { ConditionDefinition } from "./condition-definition";

/** What one condition answers to facts, by the same code that a program runs; or what is wrong with its config. */
export function ask<Key extends string>(
  definition: ConditionDefinition<unknown, Key>,
  config: unknown,
  facts: Readonly<Partial<Record<Key, Fact>>>,
): Result<boolean, Issue[]> {
  const parsed = definition.config.safeParse(config);
  if (!parsed.success) return { ok: false, error: configIssues(parsed.error.issues, definition.kind) };
  return ok(preparePredicate(definition.predicate(parsed.data))(facts));
}
