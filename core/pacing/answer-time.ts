import { type Hazards, hazardsOf, leftOf, valueAt } from "./hazards";
import type { CustomerLeg } from "./team-view";

/** What was seen of customers' legs: dialling, ringing, and one of answered, declined or neither. Plain JSON. */
export interface AnswerRecord {
  /** From dialling to ringing. */
  setUp: Hazards;
  /** From ringing to answered or declined: two ends that compete. */
  answer: Hazards;
  decline: Hazards;
  /** Legs that failed before they rang, and all: old ones count less. */
  failed: number;
  dialed: number;
}

/** From dialling a customer to hearing them, as learned. */
export interface AnswerTime {
  width: number;
  /** Chance that the phone begins to ring in a bin, of those that ring at all. */
  ringsIn: Float64Array;
  notRinging: Float64Array;
  /** Chance that a phone rings at all. */
  rings: number;
  /** Chance to have answered, by the time since it rang. */
  answered: Float64Array;
  /** Chance that it rings still, by the time since it rang. */
  ringing: Float64Array;
  /** Chance to have answered, by the time since it was dialled. */
  fromDial: Float64Array;
  /** Chance to answer at all. */
  share: number;
  /** When those answer who do: the middle of each sixth, roughly, in seconds since dialling. */
  quantiles: number[];
}

const QUANTILES = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95];

export function answerTimeOf(record: AnswerRecord): AnswerTime {
  const { width } = record.answer;
  const { answered, ringing } = competing(hazardsOf(record.answer), hazardsOf(record.decline));
  const setUp = hazardsOf(record.setUp);
  // Whatever takes longer than the table ends in its last bin.
  setUp[setUp.length - 1] = 1;
  const notRinging = leftOf(setUp);
  const ringsIn = setUp.map((hazard, bin) => hazard * (notRinging[bin] ?? 0));
  const rings = 1 - record.failed / record.dialed;
  const fromDial = inSuccession(ringsIn, answered).map((chance) => chance * rings);
  const share = fromDial.at(-1) ?? 0;
  const quantiles = QUANTILES.map((part) => fromDial.findIndex((value) => value >= part * share) * width);
  return { width, ringsIn, notRinging, rings, answered, ringing, fromDial, share, quantiles };
}

/** The chance that a customer being dialled or rung answers within `seconds` from now. */
export function answersWithin(time: AnswerTime, leg: CustomerLeg, now: number, seconds: number): number {
  if (seconds <= 0) return 0;
  const { width, answered, ringing } = time;
  if (leg.ringingAt === null) return answersFromSetUp(time, now - leg.dialedAt, seconds);
  const age = Math.max(0, now - leg.ringingAt);
  const gained = valueAt(answered, width, age + seconds) - valueAt(answered, width, age);
  return Math.min(1, Math.max(0, gained / Math.max(1e-6, valueAt(ringing, width, age))));
}

/** The same for a customer who would be dialled now. */
export const answersFromDial = ({ fromDial, width }: AnswerTime, seconds: number): number =>
  seconds <= 0 ? 0 : valueAt(fromDial, width, seconds);

function answersFromSetUp(time: AnswerTime, age: number, seconds: number): number {
  if (age <= 0) return answersFromDial(time, seconds);
  const { width, ringsIn, notRinging, answered, rings } = time;
  const from = Math.min(ringsIn.length - 1, Math.floor(age / width));
  let sum = 0;
  for (let bin = from; bin < ringsIn.length; bin++) {
    const left = seconds - (bin * width - age);
    if (left <= 0) break;
    sum += (ringsIn[bin] ?? 0) * valueAt(answered, width, left);
  }
  return Math.min(1, (rings * sum) / Math.max(1e-6, notRinging[from] ?? 0));
}

/** The chance that both have happened, the second after the first, by bin. */
function inSuccession(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  const last = second.length - 1;
  for (let start = 0; start < first.length; start++) {
    const chance = first[start] ?? 0;
    for (let bin = start; bin < both.length; bin++)
      both[bin] = (both[bin] ?? 0) + chance * (second[Math.min(last, bin - start)] ?? 0);
  }
  return both;
}

function competing(answer: Float64Array, decline: Float64Array) {
  const answered = new Float64Array(answer.length + 1);
  const ringing = new Float64Array(answer.length + 1);
  ringing[0] = 1;
  for (let bin = 0; bin < answer.length; bin++) {
    const still = ringing[bin] ?? 0;
    const hazard = answer[bin] ?? 0;
    answered[bin + 1] = (answered[bin] ?? 0) + still * hazard;
    ringing[bin + 1] = still * Math.max(0, 1 - hazard - (decline[bin] ?? 0));
  }
  return { answered, ringing };
}
