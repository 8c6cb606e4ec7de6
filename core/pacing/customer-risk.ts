import { answersFromDial, answersWithin } from "./answer-time";
import { freeWithin } from "./busy-time";
import { ahead, type Desk, pickUpFor, ringingWithin } from "./desk";
import { picksUpWithin } from "./pick-up";
import { type Claims, leftFor } from "./shared-operators";
import { addCustomer, addOperator, type Shortage, shortageOf, someoneWaits } from "./shortage";

/** Delays of the next customer's leg that are weighed against none, in seconds. */
const LATER = [1, 2, 4, 7, 12, 20, 40];
/** What a second costs during which a customer is not dialled, in operator seconds. */
const CUSTOMER_SECOND = 0.5;
/** What it costs besides while an operator is on the line for them. */
const OPERATOR_SECOND = 1;
/** What others lose by one more leg counts double: they were promised first. */
const OTHERS = 2;
/** When it is looked at what others lose, in seconds after the new leg starts. */
const OTHERS_AT = [9, 14, 20];
/** An operator who missed one call is followed by another after so many seconds. */
const HEDGE_AFTER = 6;
/** All legs under way have ended by then, and one begins anew, with the budget for a risk. */
const NEXT_ROUND = 45;
/** Whoever picks up within the grace at least this often is as good as on the line. */
const FAST = 0.8;

/** Whether to dial the pool's next customer now; else waiting for operators to show up is worth more. */
export function isDialDue(desk: Desk, claims: Claims, budget: number): boolean {
  const lost = desk.price * desk.curves.answer.share;
  const waiting = CUSTOMER_SECOND + (isPrepared(desk) ? OPERATOR_SECOND : 0);
  const now = lost * riskAfter(desk, claims, 0);
  // Every delay may look as bad as now; then it is the next round that now is compared with.
  if (now > waiting * NEXT_ROUND + lost * budget) return false;
  // Waiting alone may cost more than now does: then its risk need not be known.
  return LATER.every(
    (delay) =>
      waiting * delay >= now || waiting * delay + lost * riskAfter(desk, claims, delay) >= now - 1e-6,
  );
}

/** Whether the risk of dialling now costs less than an operator who waits on the line until the customer answers, or does not. */
export function isBetterThanLeading(desk: Desk, claims: Claims): boolean {
  const { share, quantiles } = desk.curves.answer;
  const wait = OPERATOR_SECOND * (quantiles.at(-1) ?? 0);
  return desk.price * share * riskAfter(desk, claims, 0) <= wait;
}

/** An operator will soon wait for nobody, if no further customer is dialled. */
export const isPrepared = (desk: Desk): boolean =>
  ahead(desk) - (desk.pool.customers.length + desk.dialed) * desk.curves.answer.share > 0.5;

export const isFast = (desk: Desk, operator: { kind: "phone" | "browser" }): boolean =>
  picksUpWithin(pickUpFor(desk, operator), 0, desk.grace) >= FAST;

/** The chance that the next customer, dialled after this delay, answers into silence, of those who answer. */
export function ownRiskAfter(desk: Desk, claims: Claims, delay: number): number {
  const { answer } = desk.curves;
  const revealed = revealedBy(desk, delay);
  const supply = (second: number) => supplyAt(desk, claims, second + desk.grace, revealed);
  const own = answer.quantiles.reduce((sum, seconds) => {
    const shortage = demandAt(desk, delay + seconds, 1);
    for (const chance of supply(delay + seconds)) addOperator(shortage, chance);
    return sum + someoneWaits(shortage);
  }, 0);
  return own / answer.quantiles.length;
}

/** The same, and what it does to others, in customers. */
function riskAfter(desk: Desk, claims: Claims, delay: number): number {
  const { answer } = desk.curves;
  const revealed = revealedBy(desk, delay);
  const supply = (second: number) => supplyAt(desk, claims, second + desk.grace, revealed);
  const risk = ownRiskAfter(desk, claims, delay);
  if (desk.pool.customers.length + desk.dialed === 0) return risk;
  const rises = OTHERS_AT.map((seconds) => {
    const without = demandAt(desk, delay + seconds, 0);
    const beside = without.slice();
    addCustomer(beside, answersFromDial(answer, seconds));
    for (const chance of supply(delay + seconds)) {
      addOperator(without, chance);
      addOperator(beside, chance);
    }
    return someoneWaits(beside) - someoneWaits(without);
  });
  return risk + (OTHERS * Math.max(0, ...rises)) / answer.share;
}

/** Customers on the line `second` seconds from now, without the operators. */
function demandAt({ pool, curves, now, dialed }: Desk, second: number, more: number): Shortage {
  const shortage = shortageOf(pool.answered.length + more);
  for (const leg of pool.customers) addCustomer(shortage, answersWithin(curves.answer, leg, now, second));
  const chance = answersFromDial(curves.answer, second);
  for (let leg = 0; leg < dialed; leg++) addCustomer(shortage, chance);
  return shortage;
}

/** The chances of operators to be there within `seconds`: on the line, ringing, to be rung, and about to be free. */
function supplyAt(desk: Desk, claims: Claims, seconds: number, revealed: number): number[] {
  const { pool, idle, curves } = desk;
  const chances = desk.waiting.map(() => 1);
  for (const leg of desk.ringing) {
    const missed = 1 - ringingWithin(desk, leg, 60);
    chances.push(ringingWithin(desk, leg, seconds) + revealed * missed);
  }
  // As many as could be rung for the legs there are, and one more in case of a miss.
  const wanted = pool.customers.length + desk.dialed + 1;
  for (const [place, operator] of idle.slice(0, wanted + 1).entries()) {
    const pickUp = pickUpFor(desk, operator);
    const chance =
      place < wanted
        ? picksUpWithin(pickUp, 0, seconds) + revealed * pickUp.missed
        : picksUpWithin(pickUp, 0, seconds - HEDGE_AFTER);
    chances.push(leftFor(operator, pool.id, claims) * chance);
  }
  for (const operator of desk.busy) {
    const { mean, missed } = pickUpFor(desk, operator);
    const age = Math.max(0, desk.now - operator.since);
    const free = freeWithin(curves.busy, operator.status, age, seconds - mean);
    if (free > 0.02) chances.push(leftFor(operator, pool.id, claims) * free * (1 - missed));
  }
  return chances;
}

/**
 * By waiting one learns which ringing operators do not pick up, so part of that risk need not be taken. Where no phone
 * rings nothing is learned, however long one waits.
 */
function revealedBy(desk: Desk, delay: number): number {
  const { idle, ringing, pool } = desk;
  const [first] = idle;
  if (ringing.length === 0 && (!first || isFast(desk, first))) return 0;
  const operator = first ?? pool.operators[0];
  if (!operator) return 0;
  return Math.min(1, delay / Math.max(1, pickUpFor(desk, operator).quantiles.at(-1) ?? 1));
}
