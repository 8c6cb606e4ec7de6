import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const webhookConfig = z.object({ connectionId: z.string().min(1, "Choose a webhook.").max(64) });
export type WebhookConfig = z.infer<typeof webhookConfig>;

/** Sends the lead as it stands to one of the workspace's webhooks, with its retries and its log. */
export const webhook: NodeDefinition<WebhookConfig> = {
  kind: "webhook",
  config: webhookConfig,
  defaults: { connectionId: "" },
  ports: [{ id: "next", required: true }],
  group: "act",
  fields: [{ name: "connectionId", input: "webhook" }],
  waits: false,
};
