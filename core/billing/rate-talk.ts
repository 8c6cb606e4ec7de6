import { PRICE_LISTS } from "./price-list";

/** What a talk costs on one plan, by the list. */
export interface RatedTalk {
  plan: string;
  priceVersion: string;
  currency: string;
  /** Thousandths of the minor unit. */
  amountMillis: number;
}

/** A talk's whole seconds: rounded, as they stand on the lead's page. */
export const talkSeconds = (ms: number): number => Math.round(ms / 1000);

/**
 * What a talk costs on every plan on which it counts as a conversation: which of them a workspace is on is known where
 * the line is written. The newest free plan stands first.
 */
export function rateTalk(ms: number): RatedTalk[] {
  return PRICE_LISTS.flatMap(({ plans }) => plans)
    .filter((plan) => ms >= plan.minimumSeconds * 1000)
    .map(({ id, priceVersion, currency, millisPerSecond }) => ({
      plan: id,
      priceVersion,
      currency,
      amountMillis: talkSeconds(ms) * (millisPerSecond ?? 0),
    }));
}
