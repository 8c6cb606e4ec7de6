import type { AnswerRecord, AnswerTime } from "./answer-time";
import { answerTimeOf } from "./answer-time";
import { type BusyTime, busyTimeOf } from "./busy-time";
import { type Expectation, guessHazards, type Hazards, observeDuration } from "./hazards";
import { type PickUp, pickUpOf } from "./pick-up";
import type { LegEvent, OperatorKind } from "./team-view";

/** Everything seen of one pool's legs. Plain JSON: a restart goes on from it. */
export interface PoolRecord {
  customers: AnswerRecord;
  pickUp: Record<OperatorKind, Hazards>;
  conversation: Hazards;
  wrapUp: Hazards;
}

/** What a pool's record amounts to. */
export interface PoolCurves {
  answer: AnswerTime;
  pickUp: Record<OperatorKind, PickUp>;
  busy: BusyTime;
  /** false: a number came out of nothing, or out of a damaged memory; nothing is to be decided by these. */
  isSound: boolean;
}

/** The longest that phones ring, in seconds. */
export interface RingLimits {
  customer: number;
  operator: Record<OperatorKind, number>;
}

const WIDTH = 0.5;
const LONGEST_SET_UP = 15;
/** What is thought of a pool that nothing is known of: cautious figures of mobile networks. */
const ANSWER: Expectation = { mean: 9, spread: 0.7, share: 0.5, weight: 20 };
const DECLINE: Expectation = { mean: 7, spread: 0.7, share: 0.08, weight: 20 };
const SET_UP: Expectation = { mean: 4, spread: 0.4, share: 1, weight: 20 };
const FAILED_SHARE = 0.08;
const PICK_UP: Record<OperatorKind, Expectation> = {
  phone: { mean: 7, spread: 0.45, share: 0.96, weight: 10 },
  browser: { mean: 1.2, spread: 0.5, share: 0.99, weight: 10 },
};
const CONVERSATION: Expectation = { mean: 200, spread: 0.8, share: 1, weight: 10 };
const WRAP_UP: Expectation = { mean: 20, spread: 0.6, share: 1, weight: 10 };
/** What an old leg before the phone rings still counts after each new one. */
const KEPT = 0.997;

export function emptyRecord(limits: RingLimits): PoolRecord {
  const bins = (seconds: number) => Math.ceil(seconds / WIDTH);
  const ringBins = bins(limits.customer + 2);
  return {
    customers: {
      setUp: guessHazards(WIDTH, bins(LONGEST_SET_UP), SET_UP),
      answer: guessHazards(WIDTH, ringBins, ANSWER),
      decline: guessHazards(WIDTH, ringBins, DECLINE),
      failed: FAILED_SHARE * SET_UP.weight,
      dialed: SET_UP.weight,
    },
    pickUp: {
      phone: guessHazards(WIDTH, bins(limits.operator.phone + 1), PICK_UP.phone),
      browser: guessHazards(WIDTH, bins(limits.operator.browser + 1), PICK_UP.browser),
    },
    conversation: guessHazards(4, 300, CONVERSATION),
    wrapUp: guessHazards(1, 120, WRAP_UP),
  };
}

/** Adds what an event tells of how long things take; whether it told anything. */
export function learn(record: PoolRecord, event: LegEvent): boolean {
  const { customers, pickUp } = record;
  switch (event.type) {
    case "customerRinging":
      observeDuration(customers.setUp, event.after, true);
      countDialed(customers, 0);
      return true;
    case "customerAnswered":
      endRinging(customers, event.ring, "answered");
      return true;
    case "customerFailed":
      if (event.reason === "busy") countDialed(customers, 1);
      else endRinging(customers, event.ring, event.reason);
      return true;
    case "operatorAnswered":
      observeDuration(pickUp[event.kind], event.after, true);
      return true;
    case "operatorFailed":
      observeDuration(pickUp[event.kind], event.after, false);
      return true;
    case "operatorReleased":
      if (event.was === "ringing") observeDuration(pickUp[event.kind], event.after, false);
      return event.was === "ringing";
    case "operatorReady":
      observeDuration(record.conversation, event.busy, true);
      observeDuration(record.wrapUp, event.wrap, true);
      return true;
    default:
      return false;
  }
}

export function curvesOf(record: PoolRecord): PoolCurves {
  const answer = answerTimeOf(record.customers);
  const pickUp = { phone: pickUpOf(record.pickUp.phone), browser: pickUpOf(record.pickUp.browser) };
  const busy = busyTimeOf(record.conversation, record.wrapUp);
  const tables = [answer.fromDial, answer.ringing, answer.ringsIn, busy.conversation, busy.wrapUp];
  const operators = Object.values(pickUp).flatMap(({ mean, left, missed }) => [mean, missed, ...left]);
  const isSound =
    answer.share > 0 &&
    operators.every(Number.isFinite) &&
    tables.every((table) => table.every(Number.isFinite));
  return { answer, pickUp, busy, isSound };
}

function countDialed(customers: AnswerRecord, failed: 0 | 1): void {
  customers.failed = customers.failed * KEPT + failed;
  customers.dialed = customers.dialed * KEPT + 1;
}

function endRinging(customers: AnswerRecord, ring: number, how: "answered" | "declined" | "noanswer"): void {
  observeDuration(customers.answer, ring, how === "answered");
  observeDuration(customers.decline, ring, how === "declined");
}
