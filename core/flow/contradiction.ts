import type { Fact, FactKey, Facts } from "../widget-contract/visitor-facts";
import { factsOf } from "./predicate-facts";
import type { Predicate } from "./runtime/display-program";
import { preparePredicate } from "./runtime/prepare-predicate";

/**
 * Whether no visitor at all could make all of the predicates hold. True is certain; false is "perhaps one could": only
 * predicates on one and the same fact are held against each other, and only where a few values stand for all.
 */
export function isImpossible(predicates: readonly Predicate[]): boolean {
  const byFact = new Map<FactKey, Predicate[]>();
  for (const predicate of predicates.flatMap(partsOf)) {
    const [fact, ...others] = new Set(factsOf(predicate));
    if (fact === undefined || others.length > 0) continue;
    byFact.set(fact, [...(byFact.get(fact) ?? []), predicate]);
  }
  return [...byFact].some(([fact, group]) => {
    const values = valuesFor(fact, group);
    if (!values) return false;
    const tests = group.map(preparePredicate);
    return !values.some((value) => {
      const facts: Facts = {};
      facts[fact] = value;
      return tests.every((test) => test(facts));
    });
  });
}

/** What has to hold each by itself. */
function partsOf(predicate: Predicate): Predicate[] {
  if (predicate[0] === "all") return predicate[1].flatMap(partsOf);
  if (predicate[0] !== "not") return [predicate];
  const inner = predicate[1];
  if (inner[0] === "not") return partsOf(inner[1]);
  return inner[0] === "any" ? inner[1].flatMap((part) => partsOf(["not", part])) : [predicate];
}

/** Values of which one makes the group hold if any value does (undefined: not known); null: there are no such. */
function valuesFor(fact: FactKey, group: readonly Predicate[]): (Fact | undefined)[] | null {
  // An attribute may be a list, which holds several texts at once.
  const pinned = fact.startsWith("attribute:")
    ? undefined
    : group.map(pinnedBy).find((values) => values !== null);
  if (pinned) return pinned;
  const limits = group.map(limitsOf);
  if (!limits.every((found) => found !== null)) return null;
  // Each limit and both sides of it: between two limits all values are alike.
  const beside = limits
    .flat()
    .flatMap((limit): Fact[] =>
      typeof limit === "number" ? [limit - 0.5, limit, limit + 0.5] : ["", limit, `${limit} `],
    );
  return [undefined, ...beside];
}

/** The only values with which a predicate holds; null: there are more. */
function pinnedBy(predicate: Predicate): Fact[] | null {
  if (predicate[0] === "is" || predicate[0] === "equals") return [predicate[2]];
  if (predicate[0] === "in") return [...predicate[2]];
  if (predicate[0] !== "any") return null;
  const parts = predicate[1].map(pinnedBy);
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** Where the answer of a predicate on an ordered fact may turn; null: it does not go by order. */
function limitsOf(predicate: Predicate): (number | string)[] | null {
  switch (predicate[0]) {
    case "<":
    case "<=":
    case ">":
    case ">=":
      return [predicate[2]];
    case "between":
      return [predicate[2], predicate[3]];
    case "known":
      return [0];
    case "is":
      return typeof predicate[2] === "number" ? [predicate[2]] : null;
    case "in":
      return predicate[2].every((value) => typeof value === "number") ? [...predicate[2]] : null;
    case "not":
      return limitsOf(predicate[1]);
    case "all":
    case "any": {
      const parts = predicate[1].map(limitsOf);
      return parts.every((part) => part !== null) ? parts.flat() : null;
    }
    default:
      return null;
  }
}
