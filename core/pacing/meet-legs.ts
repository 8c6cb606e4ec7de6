import { isBetterThanLeading, isDialDue, isFast, isPrepared, ownRiskAfter } from "./customer-risk";
import { ahead, type Desk, pickUpFor, ringingWithin, startOperator } from "./desk";
import { riskOf } from "./foresight";
import { countOn, isWaitingOver, outlookOf, RINGING, valueOfStarting } from "./line-value";
import { isSecondDue } from "./second-operator";
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
  if (onLine <= 0 || desk.ringing.length >= 2 * onLine) return;
  const soon = desk.ringing.reduce((sum, leg) => sum + ringingWithin(desk, leg, SOON), 0);
  if (soon < LIKELY * onLine || isSecondDue(desk, onLine)) startOperator(desk, taken);
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
    const [next] = idle;
    // Waiting always promises more; when nothing else moves and the promise is about to be broken, it is over.
    const isStuck = now - request.arrivedAt > pool.promise && !isUnderWay(desk);
    const isFastIdle = next !== undefined && isFast(desk, next);
    if (isDialDue(desk, claims, budget) || (isFastIdle && isStuck && isBetterThanLeading(desk, claims))) {
      const risk = riskOf(desk.foresight, ownRiskAfter(desk, claims, 0));
      desk.actions.push({ type: "dialCustomer", customer: request.id, pool: pool.id, risk });
      desk.dialed++;
      continue;
    }
    if (!next || isPrepared(desk)) return;
    // The operator leads. A fast one need not, unless it is that or nothing.
    if (!isFastIdle || isStuck) startOperator(desk, taken);
    return;
  }
}

const isUnderWay = ({ pool, dialed, ringing }: Desk): boolean =>
  pool.customers.length + dialed + pool.answered.length + ringing.length > 0;

/**
 * An operator on the line for nobody any more is let go, but not in the second in which they picked up; while requests
 * wait, only one who would be back at once.
 */
function releaseIdleWaiting(desk: Desk): void {
  const { pool, waiting, now } = desk;
  const isMoreToCome = pool.requests.length > 0 || desk.dialed > 0;
  if (isMoreToCome && !waiting.every((operator) => isFast(desk, operator))) return;
  for (let first = waiting[0]; first && now - first.since >= 1; first = waiting[0]) {
    if (!isWaitingOver(desk)) return;
    desk.actions.push({ type: "releaseOperator", operator: first.id });
    waiting.shift();
  }
}
