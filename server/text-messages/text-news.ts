import type { TextEvent, TextNews } from "@/core/crm/message";
import { TEXT_FAILURES, type TextFailure } from "@/core/text-message/fate";
import type { TextMessage } from "../generated/prisma/client";

/** As it may be shown and told: the link in it is the customer's key. */
export const saidIn = ({ text }: Pick<TextMessage, "text">): string => text.replaceAll("{link}", "…");

export const failureOf = ({ failure }: Pick<TextMessage, "failure">): TextFailure =>
  TEXT_FAILURES.find((one) => one === failure) ?? "unclear";

/** What connections are told of a message when it is settled: taken, or given up. */
export function settledNews(message: TextMessage): { event: TextEvent; message: TextNews } {
  const { id, parts, status, detail } = message;
  const text = saidIn(message);
  return status === "failed"
    ? { event: "message.failed", message: { id, text, parts: 0, failure: failureOf(message), detail } }
    : { event: "message.sent", message: { id, text, parts, failure: null, detail: null } };
}

/** What they are told besides where it did not arrive. */
export const undeliveredNews = (message: TextMessage, detail: string | null) => ({
  event: "message.failed" as const,
  message: {
    id: message.id,
    text: saidIn(message),
    parts: message.parts,
    failure: "undelivered" as const,
    detail,
  },
});
