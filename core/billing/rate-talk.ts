import { PRICE_LISTS } from "./price-list";

/** What a talk costs on one plan, by the list. */
export interface RatedTalk {
  plan: string;
  priceVersion: string;
  currency: string;
  /** Thousandths of the minor unit. */
  amountMillis: number;
  /** It is long enough to be a conversation. */
  counts: boolean;
}

/** A talk's whole seconds: rounded, as they stand on the lead's page. */
export const talkSeconds = (ms: number): number => Math.round(ms / 1000);

/**
 * What a talk costs on every plan: which of them a workspace is on is known where the line is written. The newest
 * free plan stands first.
 */
export function rateTalk(ms: number): RatedTalk[] {
  return PRICE_LISTS.flatMap(({ plans }) => plans).map((plan) => ({
    plan: plan.id,
    priceVersion: plan.priceVersion,
    currency: plan.currency,
    amountMillis: talkSeconds(ms) * (plan.millisPerSecond ?? 0),
    counts: ms >= plan.minimumSeconds * 1000,
  }));
}
