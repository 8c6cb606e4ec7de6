import { choiceCondition } from "../choice-definition";

/** What brought this visit: a search, an ad, a letter, … */
export const source = choiceCondition("source", "source", "where", {
  options: ["ads", "search", "social", "email", "referral", "direct", "internal"],
  chosen: ["ads"],
});
