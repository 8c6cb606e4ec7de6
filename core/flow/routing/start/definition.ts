import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const startConfig = z.object({
  /** A visitor who chose a time is not waited for here: a step further on does. Absent: no. */
  goesOnAtOnce: z.boolean().optional(),
});
export type StartConfig = z.infer<typeof startConfig>;

/** The visitor's request. Where the visitor chose a time, it waits for it. */
export const start: NodeDefinition<StartConfig> = {
  kind: "start",
  config: startConfig,
  defaults: {},
  ports: [{ id: "next", required: true }],
  group: "start",
  fields: [{ name: "goesOnAtOnce", input: "switch" }],
  waits: false,
};
