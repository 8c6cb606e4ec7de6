import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const tagConfig = z.object({
  mode: z.enum(["add", "remove"]),
  tags: z.array(z.string().trim().min(1).max(40)).min(1, "Write at least one tag.").max(10),
});
export type TagConfig = z.infer<typeof tagConfig>;

/** Puts tags on the lead, or takes them off. */
export const tag: NodeDefinition<TagConfig> = {
  kind: "tag",
  config: tagConfig,
  defaults: { mode: "add", tags: [] },
  ports: [{ id: "next", required: true }],
  group: "act",
  fields: [
    { name: "mode", input: "choice", options: ["add", "remove"] },
    { name: "tags", input: "texts", max: 10 },
  ],
  waits: false,
};
