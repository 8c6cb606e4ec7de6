import { numberCondition } from "../number-definition";

/** How many callbacks of the site's monthly budget are left; of a site without a budget this is not known. */
export const budgetLeft = numberCondition("budget-left", "budget-left", "business", {
  min: 0,
  max: 1_000_000,
  step: 1,
  value: 1,
});
