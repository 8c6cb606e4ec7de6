import type { DisplayProgram, DisplayStep, Evaluation, Predicate } from "./display-program";
import { type Test, testOf } from "./prepare-predicate";
import { createSlots, type Slots, type Values } from "./slots";
import { visitorHash } from "./visitor-hash";

/** How a step asks: by a range of numbers, a set of codes, a test, or by picking a way. 0: not at all, the way ends. */
export const RANGE = 1;
export const SET = 2;
export const TEST = 3;
export const PICK = 4;

/** A program as columns, one row a step; a step's ways follow each other in `entries`, `offers` and `next`. */
export interface Prepared {
  slots: Slots;
  asks: Uint8Array;
  /** Which number is asked for. */
  columns: Uint16Array;
  /** RANGE: from ≤ number < to. SET: the codes, as bits. */
  from: Float64Array;
  to: Float64Array;
  tests: Test[];
  /** PICK: which of the ways; -1: none. */
  picks: ((values: Values) => number)[];
  firstWay: Int32Array;
  /** What a way leaves in the path, and the offer that it shows. */
  entries: Evaluation["path"];
  offers: (string | null)[];
  /** The step after each way; -1: the end. */
  next: Int32Array;
  /** Where an evaluation writes down the ways that it took. */
  trail: Int32Array;
}

interface Way {
  entry: Evaluation["path"][number];
  offer: string | null;
}

/** More codes than bits that shift safely: larger sets are asked by a function. */
const MOST_BITS = 31;

export function prepareProgram({ steps }: DisplayProgram): Prepared {
  const ways = steps.map(waysOf);
  const all = ways.flat();
  const ready: Prepared = {
    slots: createSlots(steps.length),
    asks: new Uint8Array(steps.length),
    columns: new Uint16Array(steps.length),
    from: new Float64Array(steps.length),
    to: new Float64Array(steps.length),
    tests: steps.map(() => () => false),
    picks: steps.map(() => () => -1),
    firstWay: new Int32Array(steps.length),
    entries: all.map(({ entry }) => entry),
    offers: all.map(({ offer }) => offer),
    next: Int32Array.from(all, ({ place }) => place),
    trail: new Int32Array(steps.length),
  };
  let first = 0;
  for (const [at, step] of steps.entries()) {
    ready.firstWay[at] = first;
    first += ways[at]?.length ?? 0;
    if (step[0] === "if") prepareAsk(ready, at, step[2]);
    else if (step[0] === "split") preparePick(ready, at, pickBy(step[2], ready.slots.of("visitor"), step[3]));
    else if (step[0] === "start" || step[0] === "show") preparePick(ready, at, () => 0);
  }
  return ready;
}

function waysOf(step: DisplayStep): (Way & { place: number })[] {
  const [kind, node] = step;
  const way = (port: string, place: number, offer: string | null = null) => ({
    entry: Object.freeze({ node, port }),
    place,
    offer,
  });
  if (kind === "start") return [way("next", step[2])];
  if (kind === "show") return [way("shown", -1, node)];
  if (kind === "if") return [way("yes", step[3]), way("no", step[4])];
  return kind === "split" ? step[3].map(([, port, place]) => way(port, place)) : [];
}

function preparePick({ asks, picks }: Prepared, at: number, pick: (values: Values) => number): void {
  asks[at] = PICK;
  picks[at] = pick;
}

function prepareAsk(ready: Prepared, at: number, predicate: Predicate): void {
  const { slots } = ready;
  const [kind, key, operand] = predicate;
  if (kind === ">=") return range(ready, at, slots.numberOf(key), operand, Number.POSITIVE_INFINITY);
  if (
    kind === "between" &&
    typeof operand === "number" &&
    typeof predicate[3] === "number" &&
    operand <= predicate[3]
  )
    return range(ready, at, slots.numberOf(key), operand, predicate[3]);
  if (kind === "is") return code(ready, at, slots.codeOf(key, false, operand));
  // An attribute may be a list of texts, which no one code stands for.
  if (kind === "equals" && !key.startsWith("attribute:")) {
    const folds = predicate[3] === 1;
    return code(ready, at, slots.codeOf(key, folds, folds ? operand.toLowerCase() : operand));
  }
  if (kind === "in") {
    const codes = operand.map((value) => slots.codeOf(key, false, value));
    if (codes.every((one) => one.code < MOST_BITS)) return set(ready, at, codes);
  }
  ready.asks[at] = TEST;
  ready.tests[at] = testOf(predicate, slots);
}

function range(
  { asks, columns, from, to }: Prepared,
  at: number,
  column: number,
  least: number,
  below: number,
) {
  asks[at] = RANGE;
  columns[at] = column;
  from[at] = least;
  to[at] = below;
}

const code = (ready: Prepared, at: number, wanted: { column: number; code: number }): void =>
  range(ready, at, wanted.column, wanted.code, wanted.code + 1);

function set({ asks, columns, from }: Prepared, at: number, codes: { column: number; code: number }[]): void {
  asks[at] = SET;
  columns[at] = codes[0]?.column ?? 0;
  from[at] = codes.reduce((bits, one) => bits | (1 << one.code), 0);
}

function pickBy(salt: string, slot: number, bounds: readonly (readonly [number, string, number])[]) {
  return (values: Values): number => {
    const visitor = values[slot];
    if (visitor === undefined) return -1;
    const hash = visitorHash(salt, String(visitor));
    return bounds.findIndex(([bound]) => hash < bound);
  };
}
