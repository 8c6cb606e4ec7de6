import { signalsOf } from "../calls/provider-events";
import { storeAndRead } from "../calls/store-signals";
import { logger } from "../platform/logger";
import { ProviderError } from "../platform/provider-error";
import type { WebhookRequest } from "../telephony/port";
import { followUp } from "./follow-up";
import { openById } from "./telephony-for";

/**
 * A provider's webhook: verified, stored once, answered. Answered only when stored: a provider that gets an error
 * sends again. The calls take the news in right after, without the provider waiting for it.
 */
export async function receiveEvents(
  providerId: string,
  request: WebhookRequest,
): Promise<{ status: number; body: string }> {
  try {
    const provider = await openById(providerId);
    if (!provider.readEvents) return { status: 404, body: "This provider does not post events." };
    const signals = signalsOf(providerId, await provider.readEvents(request));
    await storeAndRead(signals);
    void followUp({ apply: [...new Set(signals.map(({ callId }) => callId))] });
    return { status: 200, body: "ok" };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger().warn({ provider: providerId, err: error }, "a webhook was refused");
    return { status: error.kind === "unauthorized" ? 401 : 400, body: error.message };
  }
}
