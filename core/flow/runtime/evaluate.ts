import type { Facts } from "../../widget-contract/visitor-facts";
import type { DisplayProgram, Evaluation } from "./display-program";
import { type Prepared, prepareProgram, RANGE, SET, TEST } from "./prepare-program";

const prepared = new WeakMap<DisplayProgram, Prepared>();

/**
 * Walks a display program over what is known of a visitor. Pure. A program is made ready once and must not be changed
 * afterwards. Entries of `path` are shared between evaluations, and frozen for that reason.
 */
export function evaluate(program: DisplayProgram, facts: Facts): Evaluation {
  let ready = prepared.get(program);
  if (ready === undefined) {
    ready = prepareProgram(program);
    prepared.set(program, ready);
  }
  const length = walk(ready, facts);
  const { trail, entries, offers } = ready;
  const path: Evaluation["path"] = new Array(length);
  for (let at = 0; at < length; at++) {
    const entry = entries[trail[at] ?? 0];
    if (entry) path[at] = entry;
  }
  return { decision: length > 0 ? (offers[trail[length - 1] ?? 0] ?? null) : null, path };
}

/**
 * Writes the ways that are taken into `trail`, as places in `entries`, and tells how many. All questions that can be are
 * comparisons of numbers in typed arrays: no calls, nothing to allocate, nothing to follow through memory.
 */
function walk(ready: Prepared, facts: Facts): number {
  const { asks, columns, from, to, next, firstWay, tests, picks, trail, slots } = ready;
  const values = slots.fill(facts);
  const { numbers } = slots;
  let length = 0;
  let at = 0;
  // Places come from the program itself: none of the fallbacks is ever taken.
  while (at >= 0 && at < asks.length) {
    const ask = asks[at];
    let way = firstWay[at] ?? 0;
    if (ask === RANGE) {
      const number = numbers[columns[at] ?? 0] ?? 0;
      if (!(number >= (from[at] ?? 0) && number < (to[at] ?? 0))) way++;
    } else if (ask === SET) {
      const code = numbers[columns[at] ?? 0] ?? 0;
      if (code < 0 || (((from[at] ?? 0) >> code) & 1) === 0) way++;
    } else if (ask === TEST) {
      if (!tests[at]?.(values)) way++;
    } else {
      const port = picks[at]?.(values) ?? -1;
      if (port < 0) break;
      way += port;
    }
    trail[length++] = way;
    at = next[way] ?? -1;
  }
  return length;
}
