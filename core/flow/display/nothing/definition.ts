import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

const config = z.object({});

/** Shows nothing, on purpose: for whoever reads the diagram, and where a way has to lead somewhere. */
export const nothing: NodeDefinition<z.infer<typeof config>> = {
  kind: "nothing",
  config,
  defaults: {},
  ports: [],
  group: "offer",
  fields: [],
  waits: false,
};
