import { ownRiskAfter } from "./customer-risk";
import { type Desk, pickUpFor } from "./desk";
import { riskOf } from "./foresight";
import type { Claims } from "./shared-operators";

/** What pacing sees and expects of a pool at one look. Plain JSON; durations are seconds, chances 0 to 1. */
export interface Expectation {
  /** Requests that wait, customers being rung, customers on the line without an operator. */
  waiting: number;
  ringing: number;
  answered: number;
  /** Operators on the line for nobody, being rung, and free. */
  operatorsOnLine: number;
  operatorsRinging: number;
  operatorsFree: number;
  /** From dialling an operator to the key, of those who pick up. */
  pickUpSeconds: number;
  /** How many customers answer at all, and how long the middle one takes from dialling. */
  answerShare: number;
  answerSeconds: number;
  /** The chance that the next customer, dialled now, finds nobody within the grace, of those who answer. */
  risk: number;
  /** Of the last customers who answered (200 at most), how many found nobody, beside how many may in the long run. */
  lately: { answered: number; abandoned: number };
  budget: number;
}

export function expectationOf(
  desk: Desk,
  { claims, recent, budget }: { claims: Claims; recent: readonly boolean[]; budget: number },
): Expectation {
  const { pool, curves, idle, ringing, waiting } = desk;
  const kind = idle[0] ?? pool.operators[0] ?? { kind: "phone" };
  const half = curves.answer.share / 2;
  return {
    waiting: pool.requests.length,
    ringing: pool.customers.length,
    answered: pool.answered.length,
    operatorsOnLine: waiting.length,
    operatorsRinging: ringing.length,
    operatorsFree: idle.length,
    pickUpSeconds: tenths(pickUpFor(desk, kind).mean),
    answerShare: thousandths(curves.answer.share),
    answerSeconds: tenths(curves.answer.fromDial.findIndex((share) => share >= half) * curves.answer.width),
    risk: thousandths(
      Math.min(1, curves.isSound ? riskOf(desk.foresight, ownRiskAfter(desk, claims, 0)).told : 1),
    ),
    lately: { answered: recent.length, abandoned: recent.filter(Boolean).length },
    budget,
  };
}

const tenths = (value: number): number => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);
const thousandths = (value: number): number => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0);
