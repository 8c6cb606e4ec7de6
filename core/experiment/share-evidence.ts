import { logBeta, timesLog } from "./log-beta";

/** How a number of things fell into two heaps. */
export interface Heap {
  /** Those in the heap that is looked at. */
  count: number;
  /** Those in both. */
  total: number;
}

/** What was thought of the share before anything was seen: a beta distribution. Chosen before the first look, and never after. */
export interface Prior {
  a: number;
  b: number;
}

export interface Range {
  from: number;
  to: number;
}

/**
 * The logarithm of the evidence against "each thing falls into the heap with chance `share`": how much better the
 * mixture over all other shares told what came. Under that hypothesis it is a martingale that begins at 0 = log 1, so
 * the chance that it ever reaches log(1/α), however often one looks, is at most α (Ville's inequality; Robbins' mixture
 * with a beta distribution, as in Lindon and Malek 2022, docs/decisions/013).
 */
export const evidenceAgainst = (share: number, { count, total }: Heap, { a, b }: Prior): number =>
  logBeta([a + count, b + total - count]) -
  logBeta([a, b]) -
  timesLog(count, share) -
  timesLog(total - count, 1 - share);

/** Halvings of an interval below 1: more would not change a number that is shown. */
const STEPS = 40;

/**
 * The shares that what was seen does not speak against: a confidence sequence. With chance 1 − α the true share lies in
 * all of them at once, however often one looks.
 */
export function plausibleShares(heap: Heap, prior: Prior, alpha: number): Range {
  if (heap.total === 0) return { from: 0, to: 1 };
  const seen = heap.count / heap.total;
  const isPlausible = (share: number) => evidenceAgainst(share, heap, prior) < Math.log(1 / alpha);
  return {
    from: heap.count === 0 ? 0 : border(seen, 0, isPlausible),
    to: heap.count === heap.total ? 1 : border(seen, 1, isPlausible),
  };
}

/** Evidence only grows from what was seen (where it is least) towards either end. */
function border(inside: number, outside: number, isPlausible: (share: number) => boolean): number {
  let near = inside;
  let far = outside;
  for (let step = 0; step < STEPS; step++) {
    const middle = (near + far) / 2;
    if (isPlausible(middle)) near = middle;
    else far = middle;
  }
  return far;
}
