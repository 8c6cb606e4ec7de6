import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

const config = z.object({});

/** The visitor's request. Where the visitor chose a time, it waits for it. */
export const start: NodeDefinition<z.infer<typeof config>> = {
  kind: "start",
  config,
  defaults: {},
  ports: [{ id: "next", required: true }],
  group: "start",
  fields: [],
  waits: false,
};
