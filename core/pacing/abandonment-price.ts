import type { LegEvent } from "./team-view";

/**
 * What a customer who answers and hears nobody costs, in seconds of an operator's time; learned from how many there
 * were. Each one raises the price at once, each customer served lowers it a little, so that in the long run no more than
 * the budget are abandoned, whatever arrives and however long things take: abandoned ≤ budget · answered +
 * (HIGHEST − START) / STEP + 1, and those whose phones rang already when operators began to lead. Plain JSON.
 */
export interface AbandonmentPrice {
  /**
   * Logarithm of the price, from LOWEST on. Above HIGHEST the price itself no longer grows: that part is a debt, and
   * operators lead until it is paid. Cut off there, one customer in two could be lost for ever.
   */
  level: number;
  /** The last outcomes, oldest first; true: abandoned. */
  recent: boolean[];
  /** Until then operators lead; `at` of the event that tripped it, and ten minutes. null: not tripped. */
  cautiousUntil: number | null;
}

const BASE = 60;
const STEP = 0.5;
const LOWEST = -1;
const HIGHEST = 7;
/** Cautious: nothing is known yet. */
const START = 3.3;
const RECENT = 200;
/** Three in a hundred is what laws allow; more than that trips the breaker, without waiting for all 200. */
const TRIPS_ABOVE = 0.03 * RECENT;
const CAUTIOUS_FOR = 600;

export const startingPrice = (): AbandonmentPrice => ({ level: START, recent: [], cautiousUntil: null });

/**
 * @param budget the part of customers who answer that may be abandoned, 0 < x < 1
 * @param grace seconds that a customer may wait before they count as abandoned
 */
export function adjustPrice(
  price: AbandonmentPrice,
  event: LegEvent,
  { budget, grace }: { budget: number; grace: number },
): void {
  if (event.type === "customerAbandoned") note(price, true, event.at, budget);
  else if (event.type === "bridged" && event.waited <= grace) note(price, false, event.at, budget);
}

export const costOfAbandoning = ({ level }: AbandonmentPrice): number =>
  BASE * Math.exp(Math.min(HIGHEST, level));

/** At the highest price and while the breaker is tripped nothing is risked: a customer is dialled for an operator on the line. */
export const mustOperatorLead = ({ level, cautiousUntil }: AbandonmentPrice, now: number): boolean =>
  // "Not below" also takes a level that is no number, from a damaged memory.
  !(level < HIGHEST) || (cautiousUntil !== null && now < cautiousUntil);

function note(price: AbandonmentPrice, isAbandoned: boolean, at: number, budget: number): void {
  price.level = Math.max(LOWEST, price.level + STEP * (Number(isAbandoned) - budget));
  price.recent.push(isAbandoned);
  if (price.recent.length > RECENT) price.recent.shift();
  if (!isAbandoned || price.recent.filter(Boolean).length <= TRIPS_ABOVE) return;
  price.cautiousUntil = at + CAUTIOUS_FOR;
  // Else what tripped it would trip it again with the next one.
  price.recent = [];
}
