import type { Source } from "../../../widget-contract/visitor-facts";
import { choiceCondition } from "../choice-definition";

export const SOURCES = [
  "ads",
  "search",
  "social",
  "email",
  "referral",
  "direct",
  "internal",
] as const satisfies Source[];

/** One that was stored; null where it is none. */
export const readSource = (stored: string | null): Source | null =>
  SOURCES.find((source) => source === stored) ?? null;

/** What brought this visit: a search, an ad, a letter, … */
export const source = choiceCondition("source", "source", "where", {
  options: SOURCES,
  chosen: ["ads"],
});
