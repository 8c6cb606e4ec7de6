import { Webhook } from "standardwebhooks";
import { ProviderError } from "@/server/platform/provider-error";
import type { TelephonyEvent, WebhookRequest } from "../port";
import { eventBatchSchema } from "./schema";

/** Signs one delivery; the answer is its headers. */
export function signEvents(secret: string, messageId: string, sentAt: Date, body: string) {
  return {
    "content-type": "application/json",
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret, { format: "raw" }).sign(messageId, sentAt, body),
  };
}

/** Throws `unauthorized` for a bad or stale signature, `protocol` for a body that is not a batch of events. */
export function readSignedEvents(secret: string, request: WebhookRequest): TelephonyEvent[] {
  try {
    new Webhook(secret, { format: "raw" }).verify(request.body, request.headers, { jsonParse: false });
  } catch (cause) {
    throw new ProviderError(
      "unauthorized",
      "The event's signature does not fit: the simulator and the application must share one secret, and their clocks may differ by at most 5 minutes.",
      { cause },
    );
  }
  const batch = eventBatchSchema.safeParse(parseJson(request.body));
  if (batch.success) return batch.data.events;
  throw new ProviderError("protocol", "The simulator sent something that is not a batch of events.", {
    cause: batch.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProviderError("protocol", "The simulator sent a body that is not JSON.", { cause });
  }
}
