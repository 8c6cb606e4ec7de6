import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const ENDINGS = ["as-it-went", "unreached", "nobody-free", "refused"] as const;

export const endConfig = z.object({ outcome: z.enum(ENDINGS) });
export type EndConfig = z.infer<typeof endConfig>;

/** The callback is over, with an outcome. */
export const end: NodeDefinition<EndConfig> = {
  kind: "end",
  config: endConfig,
  defaults: { outcome: "as-it-went" },
  ports: [],
  group: "end",
  fields: [{ name: "outcome", input: "choice", options: ENDINGS }],
  waits: false,
};
