import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const subflowConfig = z.object({ flowId: z.string().min(1, "Choose a routing.").max(64) });
export type SubflowConfig = z.infer<typeof subflowConfig>;

/**
 * Goes through another routing of the workspace, and on from here by how that ended. Compiling puts the other's program
 * in (inline-subflow.ts), so a callback keeps both as they were when this one was published.
 */
export const subflow: NodeDefinition<SubflowConfig> = {
  kind: "subflow",
  config: subflowConfig,
  defaults: { flowId: "" },
  // What is not connected ends this flow as the other one ended.
  ports: [
    { id: "talked", required: false },
    { id: "ended", required: true },
    { id: "handed-over", required: false },
    { id: "refused", required: false },
  ],
  group: "call",
  fields: [{ name: "flowId", input: "routing-flow", isRequired: true }],
  // Whether the other one waits on its way is not asked: a circle through it needs a wait of its own.
  waits: false,
};
