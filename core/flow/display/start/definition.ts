import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

const config = z.object({});

/** A visitor on a page. Everything begins here. */
export const start: NodeDefinition<z.infer<typeof config>> = {
  kind: "start",
  config,
  defaults: {},
  ports: [{ id: "next", required: true }],
  group: "start",
  fields: [],
  waits: false,
};
