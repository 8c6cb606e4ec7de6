import { z } from "zod";
import { configIssues } from "../config-issues";
import type { Predicate } from "../runtime/display-program";
import type { ConditionDefinition } from "./condition-definition";
import { singleConditionOf } from "./conditions";

/** A condition inside another node: in a group, or as a rule of a score. */
export const part = {
  kind: z.string().min(1),
  /** Turned round: holds where the condition does not. */
  not: z.boolean(),
  config: z.record(z.string(), z.unknown()),
};
interface Part {
  kind: string;
  not: boolean;
  config: Record<string, unknown>;
}

/** How deep groups may stand inside of one step: a group, groups in it, and groups in those. */
export const DEEPEST = 3;

const groupConfig = (levels: number) =>
  z.object({
    mode: z.enum(["all", "any"]),
    conditions: z
      .array(z.object(part))
      .min(1, "Add at least one condition.")
      .max(30)
      .superRefine((parts, context) => checkParts(parts, context, levels)),
  });
type GroupConfig = z.infer<ReturnType<typeof groupConfig>>;
type PartDefinition<Config = unknown> = Pick<ConditionDefinition<Config>, "config" | "predicate">;

/** Several conditions as one; `levels` is how many more groups may stand inside of each other in it. */
const groupOf = (levels: number): PartDefinition<GroupConfig> => ({
  config: groupConfig(levels),
  predicate: ({ mode, conditions }) => [mode, conditions.map(partPredicate)],
});
const GROUPS = Array.from({ length: DEEPEST }, (_, levels) => groupOf(levels));
/** A group as a step of its own, with room for all levels but itself. */
export const outermostGroup = groupOf(DEEPEST - 1);

/** What a part of that kind is checked and compiled by; undefined where none of it may stand there. */
const partOf = (kind: string, levels: number): PartDefinition | undefined =>
  kind === "group" ? GROUPS[levels - 1] : singleConditionOf(kind);

/**
 * Marks what is wrong inside each part, at its own field. For a `superRefine` of the list.
 * @param levels how many groups may stand inside of each other in a part
 */
export function checkParts(
  parts: readonly Part[],
  context: z.core.$RefinementCtx,
  levels: number = DEEPEST - 1,
): void {
  const mark = (path: PropertyKey[], message: string, params: Record<string, unknown>) =>
    context.addIssue({ code: "custom", path, message, params });
  for (const [at, { kind, config }] of parts.entries()) {
    const definition = partOf(kind, levels);
    if (!definition) {
      if (kind === "group")
        mark([at, "kind"], "Groups stand too deep inside of each other.", {
          reason: "too-deep",
          limit: DEEPEST,
        });
      else mark([at, "kind"], `There is no condition of the kind "${kind}".`, { reason: "unknown-kind" });
      continue;
    }
    for (const fault of definition.config.safeParse(config).error?.issues ?? []) {
      const [issue] = configIssues([fault], "");
      mark([at, "config", ...fault.path], fault.message, { reason: issue?.reason, limit: issue?.limit });
    }
  }
}

/** What a part asks; of a kind that is not there, something that never holds. Called with what was checked only. */
export function partPredicate({ kind, not, config }: Part): Predicate {
  const definition = partOf(kind, DEEPEST);
  const predicate: Predicate = definition?.predicate(definition.config.parse(config)) ?? ["any", []];
  return not ? ["not", predicate] : predicate;
}
