import { isDialDue, isFast, isPrepared } from "./customer-risk";
import { ahead, type Desk, pickUpFor, ringingWithin, startOperator } from "./desk";
import { countOn, isWaitingOver, outlookOf, RINGING, valueOfStarting } from "./line-value";
import type { Claims } from "./shared-operators";

/** Customers dialled in one look: the next one sees what these have done. */
const DIALS = 3;
/** Operators rung in one look, on top of those for customers on the line. */
const STARTS = 6;
/** Requests that are foreseen as dialled when operators' legs are weighed. */
const FORESEEN = 4;
/** A ringing operator counts as on the way where they are likely to pick up within so many seconds. */
const SOON = 3;
const LIKELY = 0.4;

export interface Meeting {
  claims: Claims;
  /** Operators ordered in this look; grows. */
  taken: Set<string>;
  budget: number;
}

/** Customers on the line have an operator rung for each at once, and more when those under way are late. */
export function rescueAnswered(desk: Desk, taken: Set<string>): void {
  const onLine = desk.pool.answered.length - desk.waiting.length;
  while (desk.ringing.length < onLine && startOperator(desk, taken));
  const soon = desk.ringing.reduce((sum, leg) => sum + ringingWithin(desk, leg, SOON), 0);
  if (onLine > 0 && soon < LIKELY * onLine && desk.ringing.length < 2 * onLine) startOperator(desk, taken);
}

/** Starts and ends legs so that both of a pair answer at about the same time. */
export function meetLegs(desk: Desk, meeting: Meeting): void {
  startDueOperators(desk, meeting);
  dialDueCustomers(desk, meeting);
  releaseIdleWaiting(desk);
}

/** The next operator's leg starts now if that is worth its ringing, and no later start is worth more. */
function startDueOperators(desk: Desk, { taken }: Meeting): void {
  const { pool, idle } = desk;
  const expected = Math.min(pool.requests.length, Math.max(0, idle.length + ahead(desk)), FORESEEN);
  if (idle.length === 0 || pool.customers.length + pool.answered.length + expected === 0) return;
  const outlook = outlookOf(desk, expected, desk.waiting.length);
  for (const leg of desk.ringing) countOn(outlook, desk, leg);
  for (let started = 0; started < STARTS; started++) {
    const [next] = idle;
    if (!next) return;
    const pickUp = pickUpFor(desk, next);
    const value = valueOfStarting(outlook, desk, pickUp);
    if (!value.isBestNow || value.now <= RINGING * pickUp.mean) return;
    startOperator(desk, taken);
    countOn(outlook, desk, { kind: next.kind, age: 0 });
  }
}

function dialDueCustomers(desk: Desk, { claims, taken, budget }: Meeting): void {
  const { pool, idle, now } = desk;
  for (const request of pool.requests.slice(0, DIALS)) {
    if (isDialDue(desk, claims, budget)) {
      desk.actions.push({ type: "dialCustomer", customer: request.id, pool: pool.id });
      desk.dialed++;
      continue;
    }
    const [next] = idle;
    if (!next || isPrepared(desk)) return;
    // The operator leads. A fast one need not, unless nothing else moves and the promise is about to be broken.
    const isStuck =
      now - request.arrivedAt > pool.promise && pool.customers.length === 0 && desk.ringing.length === 0;
    if (!isFast(desk, next) || isStuck) startOperator(desk, taken);
    return;
  }
}

/** An operator on the line for nobody any more is let go, but not in the second in which they picked up. */
function releaseIdleWaiting(desk: Desk): void {
  const { pool, waiting, now } = desk;
  if (pool.requests.length > 0 || desk.dialed > 0) return;
  for (let first = waiting[0]; first && now - first.since >= 1; first = waiting[0]) {
    if (!isWaitingOver(desk)) return;
    desk.actions.push({ type: "releaseOperator", operator: first.id });
    waiting.shift();
  }
}
