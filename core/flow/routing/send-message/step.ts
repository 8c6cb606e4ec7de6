import type { NodeStep } from "../../runtime/node-step";
import type { SendMessageConfig } from "./definition";

/** Longer than the server tries to send a message (server/text-messages/plan-retry.ts): by then it is over. */
const PATIENCE_MINUTES = 30;

export const stepSendMessage: NodeStep<SendMessageConfig> = (config, _context, event) => {
  const { textEn, textRu, link, messenger, messengerTo } = config;
  if (event.type === "entered")
    return {
      deed: {
        type: "send-message",
        texts: { en: textEn, ru: textRu },
        link: link === "messenger" ? { messenger, to: messengerTo } : link,
      },
      wait: { until: { kind: "minutes", minutes: PATIENCE_MINUTES }, because: "message" },
    };
  if (event.type === "message-settled") return { port: event.isSent ? "sent" : "failed" };
  if (event.type === "woken") return { port: "failed" };
  return { stay: true };
};
