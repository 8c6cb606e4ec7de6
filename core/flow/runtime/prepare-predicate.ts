import type { Fact } from "../../widget-contract/visitor-facts";
import type { Predicate } from "./display-program";
import { createSlots, type Slots, type Values } from "./slots";

/** A predicate, made ready to be asked many times. It reads the facts from their slots. */
export type Test = (values: Values) => boolean;

/** Longer texts are cut before a regular expression sees them: patterns are checked for texts of about this length. */
export const MATCHED_LENGTH = 1_024;

/** Makes one predicate ready, by itself. */
export function preparePredicate<Key extends string>(
  predicate: Predicate<Key>,
): (facts: Readonly<Partial<Record<Key, Fact>>>) => boolean {
  const slots = createSlots();
  const test = testOf(predicate, slots);
  return (facts) => test(slots.fill(facts));
}

/** The test of a predicate; one of a newer version, or a pattern that this browser cannot read, answers false. */
export function testOf(predicate: Predicate<string>, slots: Slots): Test {
  const prepare = (part: Predicate<string>) => testOf(part, slots);
  switch (predicate[0]) {
    case "is":
      return isTest(slots.of(predicate[1]), predicate[2]);
    case "in":
      return inTest(slots.of(predicate[1]), predicate[2]);
    case "not": {
      const test = prepare(predicate[1]);
      return (values) => !test(values);
    }
    case "all":
      return allTest(predicate[1].map(prepare));
    case "any":
      return anyTest(predicate[1].map(prepare));
    case "score":
      return scoreTest(
        predicate[1],
        predicate[2].map(([weight, part]) => [weight, prepare(part)] as const),
      );
    case "known": {
      const slot = slots.of(predicate[1]);
      return (values) => Boolean(values[slot]);
    }
    case "between":
      return betweenTest(slots.of(predicate[1]), predicate[2], predicate[3]);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return numberTest(predicate[0], slots.of(predicate[1]), predicate[2]);
    default:
      return textTest(predicate, slots);
  }
}

function isTest(slot: number, value: Fact): Test {
  return (values) => values[slot] === value;
}

/** A short list is compared faster than looked up. */
const SHORT = 8;

function inTest(slot: number, wanted: readonly Fact[]): Test {
  const [first, second] = wanted;
  if (first === undefined) return () => false;
  if (second === undefined) return isTest(slot, first);
  if (wanted.length <= SHORT) {
    return (values) => {
      const fact = values[slot];
      for (let at = 0; at < wanted.length; at++) if (wanted[at] === fact) return true;
      return false;
    };
  }
  const set: ReadonlySet<Fact | undefined> = new Set(wanted);
  return (values) => set.has(values[slot]);
}

function allTest(tests: readonly Test[]): Test {
  return (values) => {
    for (const test of tests) if (!test(values)) return false;
    return true;
  };
}

function anyTest(tests: readonly Test[]): Test {
  return (values) => {
    for (const test of tests) if (test(values)) return true;
    return false;
  };
}

function scoreTest(threshold: number, parts: readonly (readonly [number, Test])[]): Test {
  // Weights may be negative: the sum is known only at the end.
  return (values) => {
    let sum = 0;
    for (const [weight, test] of parts) if (test(values)) sum += weight;
    return sum >= threshold;
  };
}

function numberTest(sign: "<" | "<=" | ">" | ">=", slot: number, limit: number): Test {
  if (sign === "<" || sign === "<=") {
    const orEqual = sign === "<=";
    return (values) => {
      const fact = values[slot];
      return typeof fact === "number" && (fact < limit || (orEqual && fact === limit));
    };
  }
  const orEqual = sign === ">=";
  return (values) => {
    const fact = values[slot];
    return typeof fact === "number" && (fact > limit || (orEqual && fact === limit));
  };
}

function betweenTest(slot: number, from: number | string, to: number | string): Test {
  const type = typeof from;
  const wraps = from > to;
  return (values) => {
    const fact = values[slot];
    if (fact === undefined || typeof fact !== type) return false;
    return wraps ? fact >= from || fact < to : fact >= from && fact < to;
  };
}

type TextPredicate = Extract<Predicate<string>, readonly [string, string, string, 1?]>;

function textTest(predicate: TextPredicate, slots: Slots): Test {
  const [kind, key, given, fold] = predicate;
  const folds = fold === 1 && kind !== "matches";
  const slot = slots.of(key, folds);
  const part = folds ? given.toLowerCase() : given;
  // The commonest question has no function of its own to call.
  if (kind === "starts") {
    return (values) => {
      const fact = values[slot];
      if (typeof fact === "string") return fact.startsWith(part);
      return Array.isArray(fact) && fact.some((text) => text.startsWith(part));
    };
  }
  const holds = askOf(kind, part, fold);
  if (!holds) return () => false;
  return (values) => {
    const fact = values[slot];
    if (typeof fact === "string") return holds(fact);
    return Array.isArray(fact) && fact.some(holds);
  };
}

function askOf(kind: TextPredicate[0], part: string, fold?: 1): ((text: string) => boolean) | undefined {
  if (kind === "equals") return (text) => text === part;
  if (kind === "contains") return (text) => text.includes(part);
  if (kind === "ends") return (text) => text.endsWith(part);
  if (kind !== "matches") return undefined;
  const pattern = patternOf(part, fold);
  return pattern && ((text) => pattern.test(text.slice(0, MATCHED_LENGTH)));
}

function patternOf(source: string, fold?: 1): RegExp | undefined {
  try {
    return new RegExp(source, fold ? "i" : "");
  } catch {
    // Every published pattern was compiled once; an older browser may lack what a newer one reads (look-behind).
    return undefined;
  }
}
