import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const giveUpConfig = z.object({ teamId: z.string().min(1, "Choose who is told.") });
export type GiveUpConfig = z.infer<typeof giveUpConfig>;

/** Ends without a conversation: a person is told, and the lead waits for them. */
export const giveUp: NodeDefinition<GiveUpConfig> = {
  kind: "give-up",
  config: giveUpConfig,
  defaults: { teamId: "" },
  ports: [],
  group: "end",
  fields: [{ name: "teamId", input: "team" }],
  waits: false,
};
