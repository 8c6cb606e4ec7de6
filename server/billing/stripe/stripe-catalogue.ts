import Stripe from "stripe";
import { z } from "zod";
import { PLAN_IDS, type Plan } from "@/core/billing/price-list";
import { oncePerProcess } from "../../platform/once-per-process";
import { askStripe } from "./stripe-client";

// What has to exist at Stripe before anything can be sold: a meter, and for each plan of each version of the prices a
// product with a monthly price and a metered one. Found by names of ours, made where missing, by whoever needs it first:
// there is no step to forget, and a new version of the list makes its own prices. Two who make them at once use the same
// idempotency keys, and so make one.

export const METER_EVENT = "perezvon_talk_seconds";

interface PlanPrices {
  /** Ids of prices. */
  flat: string;
  talk: string;
}

/** What was found once is known to the process under its key; what failed is asked again. */
function remember<T>(name: string) {
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const known = oncePerProcess(`stripe-${name}`, () => new Map<string, Promise<T>>());
    const found = known.get(key) ?? make();
    if (!known.has(key)) {
      known.set(key, found);
      found.catch(() => known.delete(key));
    }
    return found;
  };
}

const rememberMeter = remember<{ id: string }>("meter");
const rememberPrices = remember<PlanPrices>("prices");

/** @throws ProviderError */
export const findMeter = (): Promise<{ id: string }> => rememberMeter(METER_EVENT, makeMeter);

async function makeMeter(): Promise<{ id: string }> {
  return askStripe(async (stripe) => {
    for await (const meter of stripe.billing.meters.list({ status: "active", limit: 100 }))
      if (meter.event_name === METER_EVENT) return { id: meter.id };
    const made = await stripe.billing.meters.create(
      {
        display_name: "Perezvon: seconds talked",
        event_name: METER_EVENT,
        default_aggregation: { formula: "sum" },
        customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" },
        value_settings: { event_payload_key: "value" },
      },
      { idempotencyKey: "perezvon-meter" },
    );
    return { id: made.id };
  });
}

/** @throws ProviderError */
export const findPrices = (plan: Plan): Promise<PlanPrices> =>
  rememberPrices(`${plan.id} ${plan.priceVersion}`, () => makePrices(plan));

async function makePrices(plan: Plan): Promise<PlanPrices> {
  const meter = await findMeter();
  const name = (kind: string) => `perezvon.${plan.id}.${kind}.${plan.priceVersion}`;
  return askStripe(async (stripe) => {
    const { data } = await stripe.prices.list({ lookup_keys: [name("flat"), name("talk")], active: true });
    const found = (kind: string) => data.find(({ lookup_key }) => lookup_key === name(kind));
    const common = (kind: string) => ({
      currency: plan.currency,
      lookup_key: name(kind),
      metadata: { perezvon_plan: plan.id, perezvon_version: plan.priceVersion },
    });
    const flat =
      found("flat") ??
      (await stripe.prices.create(
        {
          ...common("flat"),
          unit_amount: plan.flatMinor,
          recurring: { interval: "month" },
          product_data: { name: `Perezvon ${plan.id[0]?.toUpperCase()}${plan.id.slice(1)}` },
        },
        { idempotencyKey: name("flat") },
      ));
    const talk =
      found("talk") ??
      (await stripe.prices.create(
        {
          ...common("talk"),
          billing_scheme: "tiered",
          tiers_mode: "graduated",
          tiers: [
            { up_to: plan.includedSeconds, unit_amount: 0 },
            { up_to: "inf", unit_amount_decimal: perSecond(plan) },
          ],
          recurring: { interval: "month", usage_type: "metered", meter: meter.id },
          product: typeof flat.product === "string" ? flat.product : flat.product.id,
        },
        { idempotencyKey: name("talk") },
      ));
    return { flat: flat.id, talk: talk.id };
  });
}

/** Minor units a second; on the wire a decimal text. */
const perSecond = ({ millisPerSecond }: Plan) => {
  const millis = millisPerSecond ?? 0;
  return Stripe.Decimal.from(`${Math.floor(millis / 1000)}.${String(millis % 1000).padStart(3, "0")}`);
};

const priceMark = z.object({ perezvon_plan: z.enum(PLAN_IDS), perezvon_version: z.string() });

/** Which plan a price at Stripe is of; null: it is none of ours. */
export function planOfPrice(
  price: Pick<Stripe.Price, "metadata">,
): { plan: Plan["id"]; version: string } | null {
  const mark = priceMark.safeParse(price.metadata);
  return mark.success ? { plan: mark.data.perezvon_plan, version: mark.data.perezvon_version } : null;
}
