import type { NodeStep } from "../../runtime/node-step";
import type { WebhookConfig } from "./definition";

export const stepWebhook: NodeStep<WebhookConfig> = ({ connectionId }, _context, event) =>
  event.type === "entered" ? { port: "next", deed: { type: "webhook", connectionId } } : { stay: true };
