import type { MeterAnswer } from "@/core/billing/meter-step";
import { ProviderError } from "../../platform/provider-error";
import type { Meter } from "./drive-meter";
import { findMeter, METER_EVENT } from "./stripe-catalogue";
import { askStripe } from "./stripe-client";

/** The meter at Stripe. Whole seconds, as text, at the second in which the conversation ended. */
export const stripeMeter: Meter = {
  async send({ callId, stripeCustomerId, seconds, at }) {
    try {
      await askStripe((stripe) =>
        stripe.billing.meterEvents.create({
          event_name: METER_EVENT,
          identifier: callId,
          timestamp: Math.floor(at / 1000),
          payload: { stripe_customer_id: stripeCustomerId, value: String(seconds) },
        }),
      );
      return { kind: "counted" };
    } catch (error) {
      return answerOf(error);
    }
  },

  async counted(customer, start, end) {
    const { id } = await findMeter();
    const { data } = await askStripe((stripe) =>
      stripe.billing.meters.listEventSummaries(id, {
        customer,
        start_time: start / 1000,
        end_time: end / 1000,
      }),
    );
    return data.reduce((sum, { aggregated_value }) => sum + aggregated_value, 0);
  },
};

function answerOf(error: unknown): MeterAnswer {
  if (!(error instanceof ProviderError)) return { kind: "unknown", error: String(error) };
  const { kind, message, retryAfterMs } = error;
  // A known identifier is refused, by some answers with a code and by some in words alone: it is what we want.
  if (kind === "rejected" && (error.code === "duplicate_meter_event" || /already exists/i.test(message)))
    return { kind: "counted" };
  if (kind === "rejected") return { kind: "refused", error: message };
  if (kind === "rate-limited" || kind === "unauthorized")
    return { kind: "not-taken", error: message, retryAfterMs: retryAfterMs ?? null };
  return { kind: "unknown", error: message };
}
