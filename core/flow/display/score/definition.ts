import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { part } from "../part-definition";
import { displayParts } from "../parts";

const config = z
  .object({
    threshold: z.number().int().min(1).max(1_000),
    rules: z
      .array(z.object({ points: z.number().int().min(-1_000).max(1_000), ...part }))
      .min(1, "Add at least one rule.")
      .max(50)
      .superRefine((parts, context) => displayParts.check(parts, context)),
  })
  .refine(({ threshold, rules }) => threshold <= most(rules), {
    path: ["threshold"],
    error: "All rules together do not reach this score.",
    params: { reason: "out-of-reach" },
  });
type ScoreConfig = z.infer<typeof config>;

const most = (rules: readonly { points: number }[]): number =>
  rules.reduce((sum, { points }) => sum + Math.max(points, 0), 0);

/** Points for what holds, minus points for what speaks against: enough of them together, and the answer is yes. */
export const score: ConditionDefinition<ScoreConfig> = {
  kind: "score",
  config,
  defaults: { threshold: 100, rules: [] },
  ports: YES_NO,
  group: "logic",
  fields: [
    { name: "threshold", input: "number", min: 1, max: 1_000, step: 1, unit: "points" },
    { name: "rules", input: "own" },
  ],
  waits: false,
  predicate: ({ threshold, rules }) => [
    "score",
    threshold,
    rules.map((rule) => [rule.points, displayParts.predicate(rule)] as const),
  ],
};
