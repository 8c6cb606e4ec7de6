import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

const config = z.object({});

/** Asks whether somebody in the CRM looks after this customer. */
export const hasOwner: NodeDefinition<z.infer<typeof config>> = {
  kind: "has-owner",
  config,
  defaults: {},
  ports: [
    { id: "yes", required: true },
    { id: "no", required: true },
  ],
  group: "who",
  fields: [],
  waits: false,
};
