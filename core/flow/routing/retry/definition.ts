import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const retryConfig = z.object({
  /** Minutes before the first, second, … further try: as many tries as entries. */
  minutes: z.array(z.number().min(0.1).max(10_080)).min(1).max(10),
});
export type RetryConfig = z.infer<typeof retryConfig>;

/** Tries again later, a few times. */
export const retry: NodeDefinition<RetryConfig> = {
  kind: "retry",
  config: retryConfig,
  defaults: { minutes: [2, 30, 120] },
  ports: [
    { id: "again", required: true },
    { id: "exhausted", required: true },
  ],
  group: "wait",
  fields: [{ name: "minutes", input: "numbers", min: 0.1, max: 10_080 }],
  waits: true,
};
