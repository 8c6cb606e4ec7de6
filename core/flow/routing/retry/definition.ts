import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

/** Why the customer was not reached, where that makes a difference. */
export const RETRY_REASONS = ["busy", "noAnswer", "rejected", "invalid"] as const;

const pauses = z.array(z.number().min(0.1).max(10_080)).max(10);

export const retryConfig = z.object({
  /** Minutes before the first, second, … further try: as many tries as entries. */
  minutes: pauses.min(1),
  /** Pauses of its own for each reason below; `minutes` counts for all others. Absent: `minutes` for all. */
  byReason: z.boolean().optional(),
  /** Empty: no further try for that reason. Absent: as `minutes`. */
  busy: pauses.optional(),
  noAnswer: pauses.optional(),
  rejected: pauses.optional(),
  invalid: pauses.optional(),
});
export type RetryConfig = z.infer<typeof retryConfig>;

const ofReason = {
  input: "numbers",
  min: 0.1,
  max: 10_080,
  when: { field: "byReason", is: [true] },
} as const;

/** Tries again later, a few times. */
export const retry: NodeDefinition<RetryConfig> = {
  kind: "retry",
  config: retryConfig,
  defaults: {
    minutes: [2, 30, 120],
    byReason: false,
    // A busy line is free soon; somebody who declined does not want to be asked again at once; a number that does not
    // exist will not exist later.
    busy: [1, 3, 10, 30],
    noAnswer: [15, 120, 1_440],
    rejected: [240],
    invalid: [],
  },
  ports: [
    { id: "again", required: true },
    { id: "exhausted", required: true },
  ],
  group: "wait",
  fields: [
    { name: "minutes", input: "numbers", min: 0.1, max: 10_080 },
    { name: "byReason", input: "switch" },
    ...RETRY_REASONS.map((name) => ({ name, ...ofReason })),
  ],
  waits: true,
};
