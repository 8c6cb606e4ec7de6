import type { RateCard } from "./document";
import { longestPrefix } from "./longest-prefix";

export interface TalkedLeg {
  /** E.164 */
  number: string;
  /** On the line; 0: it was not answered, and costs nothing. */
  seconds: number;
}

export interface Cost {
  /** Thousandths of the currency's minor unit. */
  amountMillis: number;
  currency: string;
  /** A leg's number has no rate: it costs more than this. */
  isPartial: boolean;
}

/** What legs cost by a rate card, every leg by itself. An estimate: only the provider's invoice knows. */
export function estimateCost({ currency, stepSeconds, rates }: RateCard, legs: readonly TalkedLeg[]): Cost {
  const cost: Cost = { amountMillis: 0, currency, isPartial: false };
  for (const { number, seconds } of legs) {
    if (seconds <= 0) continue;
    const rate = longestPrefix(number, rates);
    if (rate === null) cost.isPartial = true;
    else cost.amountMillis += (Math.ceil(seconds / stepSeconds) * stepSeconds * rate.perMinuteMillis) / 60;
  }
  return { ...cost, amountMillis: Math.round(cost.amountMillis) };
}
