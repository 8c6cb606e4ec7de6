import type { TextSending } from "@/server/messaging/port";
import { ProviderError } from "@/server/platform/provider-error";
import { callCarrier } from "./carrier-client";
import type { SimulatorSettings } from "./schema";

/** Text messages of the virtual network: they lie on the phones of the desk. */
export const simulatorTexts = (options: SimulatorSettings & { fetch: typeof fetch }): TextSending => ({
  isIdempotent: true,
  async send(order) {
    const answer = await callCarrier(options, "POST", "/texts", order);
    if (!answer.ok) throw new ProviderError("rejected", answer.message, { code: answer.code });
    return { reference: order.key, isDelivered: true };
  },
});
