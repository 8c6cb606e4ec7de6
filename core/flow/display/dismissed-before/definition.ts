import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const config = z.object({ withinDays: z.number().int().min(1).max(365) });
type DismissedBeforeConfig = z.infer<typeof config>;

/** The visitor closed an offer, within so many days. */
export const dismissedBefore: ConditionDefinition<DismissedBeforeConfig> = {
  kind: "dismissed-before",
  config,
  defaults: { withinDays: 7 },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "withinDays", input: "number", min: 1, max: 365, step: 1, unit: "days" }],
  waits: false,
  predicate: ({ withinDays }) => ["<", "days-since-dismissed", withinDays],
};
