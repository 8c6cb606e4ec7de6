import { z } from "zod";
import type { FactKey } from "../../../widget-contract/visitor-facts";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const PERIODS = ["session", "day", "month", "site-day"] as const;
const COUNTS: Record<(typeof PERIODS)[number], FactKey> = {
  session: "shown-session",
  day: "shown-today",
  month: "shown-month",
  "site-day": "shown-site-today",
};

const config = z.object({
  per: z.enum(PERIODS),
  fewerThan: z.number().int().min(1).max(100_000),
});
type FrequencyCapConfig = z.infer<typeof config>;

/** Offers were shown fewer times than this: to one visitor, or on the whole site. */
export const frequencyCap: ConditionDefinition<FrequencyCapConfig> = {
  kind: "frequency-cap",
  config,
  defaults: { per: "session", fewerThan: 1 },
  ports: YES_NO,
  group: "who",
  fields: [
    { name: "per", input: "choice", options: PERIODS },
    { name: "fewerThan", input: "number", min: 1, max: 100_000, step: 1 },
  ],
  waits: false,
  predicate: ({ per, fewerThan }) => ["<", COUNTS[per], fewerThan],
};
