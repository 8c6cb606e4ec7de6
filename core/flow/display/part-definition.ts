import { z } from "zod";
import { configIssues } from "../config-issues";
import type { Predicate } from "../runtime/display-program";
import { type ConditionDefinition, YES_NO } from "./condition-definition";

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

interface GroupConfig {
  mode: "all" | "any";
  conditions: Part[];
}
type PartDefinition<Config, Key extends string> = Pick<
  ConditionDefinition<Config, Key>,
  "config" | "predicate"
>;

/** How conditions stand inside of other nodes, in one sort of flow. */
export interface Parts<Key extends string> {
  /**
   * Marks what is wrong inside each part, at its own field. For a `superRefine` of the list.
   * @param levels how many groups may stand inside of each other in a part
   */
  check(parts: readonly Part[], context: z.core.$RefinementCtx, levels?: number): void;
  /** What a part asks; of a kind that is not there, something that never holds. Called with what was checked only. */
  predicate(part: Part): Predicate<Key>;
  /** Several conditions as a step of their own: all of them, or any. Each may be turned round, and be a group again. */
  group: ConditionDefinition<GroupConfig, Key>;
}

/** @param singleOf the conditions of that sort of flow that ask one thing */
export function createParts<Key extends string>(
  singleOf: (kind: string) => PartDefinition<unknown, Key> | undefined,
): Parts<Key> {
  /** `levels` is how many more groups may stand inside of each other in it. */
  const groupOf = (levels: number): PartDefinition<GroupConfig, Key> => ({
    config: z.object({
      mode: z.enum(["all", "any"]),
      conditions: z
        .array(z.object(part))
        .min(1, "Add at least one condition.")
        .max(30)
        .superRefine((parts, context) => check(parts, context, levels)),
    }),
    predicate: ({ mode, conditions }) => [mode, conditions.map(predicate)],
  });
  const groups = Array.from({ length: DEEPEST }, (_, levels) => groupOf(levels));
  /** What a part of that kind is checked and compiled by; undefined where none of it may stand there. */
  const definitionOf = (kind: string, levels: number): PartDefinition<unknown, Key> | undefined =>
    kind === "group" ? groups[levels - 1] : singleOf(kind);

  function check(parts: readonly Part[], context: z.core.$RefinementCtx, levels = DEEPEST - 1): void {
    for (const [at, one] of parts.entries()) {
      const definition = definitionOf(one.kind, levels);
      for (const { path, message, ...params } of definition ? faultsOf(one, definition) : [notThere(one)])
        context.addIssue({ code: "custom", path: [at, ...path], message, params });
    }
  }

  function predicate({ kind, not, config }: Part): Predicate<Key> {
    const definition = definitionOf(kind, DEEPEST);
    const asked: Predicate<Key> = definition?.predicate(definition.config.parse(config)) ?? ["any", []];
    return not ? ["not", asked] : asked;
  }

  const group: ConditionDefinition<GroupConfig, Key> = {
    ...groupOf(DEEPEST - 1),
    kind: "group",
    defaults: { mode: "all", conditions: [] },
    ports: YES_NO,
    group: "logic",
    fields: [
      { name: "mode", input: "choice", options: ["all", "any"] },
      { name: "conditions", input: "own" },
    ],
    waits: false,
  };
  return { check, predicate, group };
}

interface PartFault {
  path: PropertyKey[];
  message: string;
  reason?: string;
  limit?: number | string;
}

/** What is wrong with a part's config, as seen from the part. */
const faultsOf = (
  { config }: Part,
  definition: Pick<PartDefinition<unknown, string>, "config">,
): PartFault[] =>
  (definition.config.safeParse(config).error?.issues ?? []).map((fault) => {
    const [issue] = configIssues([fault], "");
    const { reason, limit } = issue ?? {};
    return { path: ["config", ...fault.path], message: fault.message, reason, limit };
  });

const notThere = ({ kind }: Part): PartFault =>
  kind === "group"
    ? {
        path: ["kind"],
        message: "Groups stand too deep inside of each other.",
        reason: "too-deep",
        limit: DEEPEST,
      }
    : { path: ["kind"], message: `There is no condition of the kind "${kind}".`, reason: "unknown-kind" };
