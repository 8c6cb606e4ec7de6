import { answersFromDial, answersWithin } from "./answer-time";
import { type Desk, pickUpFor, type RingingOperator, ringingWithin } from "./desk";
import { valueAt } from "./hazards";
import { type PickUp, picksUpWithin } from "./pick-up";
import { addCustomer, addOperator, type Shortage, shortageOf, someoneWaits } from "./shortage";

/** Seconds looked ahead: by then every leg under way has ended one way or the other. */
const HORIZON = 36;
/** An operator who waits on the line loses a second a second. */
const WAITING = 1;
/** A ringing phone disturbs too, less. */
export const RINGING = 0.5;
/** An operator who is late is followed by another after so many seconds (second-operator.ts). */
const FOLLOWED_AFTER = 1;
/** Starts of an operator's leg that are weighed against starting it now, in seconds from now. */
const LATER = [1, 2, 3, 5, 8, 12];

/** The chance, for each second ahead, of each number of customers without an operator. */
export type Outlook = Shortage[];

/** @param expected requests that would be dialled now. @param onLine operators on the line who are counted on. */
export function outlookOf(desk: Desk, expected: number, onLine: number): Outlook {
  const { curves, pool, now } = desk;
  return Array.from({ length: HORIZON + 1 }, (_, second) => {
    const shortage = shortageOf(pool.answered.length);
    for (const leg of pool.customers) addCustomer(shortage, answersWithin(curves.answer, leg, now, second));
    const chance = answersFromDial(curves.answer, second);
    for (let request = 0; request < expected; request++) addCustomer(shortage, chance);
    for (let operator = 0; operator < onLine; operator++) addOperator(shortage, 1);
    return shortage;
  });
}

/** Counts on a ringing operator too. Who picks up within the grace after an answer is in time. */
export function countOn(outlook: Outlook, desk: Desk, leg: RingingOperator): void {
  for (const [second, shortage] of outlook.entries())
    addOperator(shortage, ringingWithin(desk, leg, second + desk.grace));
}

/** What one more operator is worth if their leg starts now: in operator seconds, and beside any later start. */
export interface StartValue {
  now: number;
  isBestNow: boolean;
}

export function valueOfStarting(outlook: Outlook, desk: Desk, pickUp: PickUp): StartValue {
  const price = priceBeside(desk, pickUp);
  const someone = Float64Array.from(outlook, someoneWaits);
  const onLine = valuesOnLine(someone, price);
  const valueFrom = (start: number) =>
    pickUp.quantiles.reduce((sum, seconds) => {
      const up = start + seconds;
      const caughtLate = valueAt(someone, 1, up) - valueAt(someone, 1, up - desk.grace);
      return sum + valueAt(onLine, 1, up) + price * caughtLate;
    }, 0) / pickUp.quantiles.length;
  const now = valueFrom(0);
  return { now, isBestNow: LATER.every((start) => valueFrom(start) <= now + 1e-9) };
}

/** Whether one more second of the operator who has waited longest is not worth its price. */
export function isWaitingOver(desk: Desk): boolean {
  const [operator] = desk.waiting;
  if (!operator) return false;
  const pickUp = pickUpFor(desk, operator);
  const someone = Float64Array.from(outlookOf(desk, desk.dialed, desk.waiting.length - 1), someoneWaits);
  const ringingAgain = RINGING * pickUp.mean;
  return valuesOnLine(someone, priceBeside(desk, pickUp) + ringingAgain)[0] === 0;
}

/** An operator who picks up within the grace need not be on the line beforehand, nor one who is followed by another. */
function priceBeside({ price, grace, idle }: Desk, pickUp: PickUp): number {
  const late = 1 - picksUpWithin(pickUp, 0, grace);
  return price * late * (idle.length > 1 ? 1 - picksUpWithin(pickUp, 0, grace - FOLLOWED_AFTER) : 1);
}

/**
 * The value of one more operator on the line at each second ahead, who is sent away when waiting is no longer worth it:
 * optimal stopping, backward from the horizon.
 * @param someone chance that a customer is without, by second
 */
function valuesOnLine(someone: Float64Array, price: number): Float64Array {
  const values = new Float64Array(someone.length);
  for (let second = someone.length - 2; second >= 0; second--) {
    const chance = someone[second] ?? 0;
    const gained = price * ((someone[second + 1] ?? 0) - chance) - WAITING * (1 - chance);
    values[second] = Math.max(0, gained + (values[second + 1] ?? 0));
  }
  return values;
}
