import { reachedCondition } from "../number-definition";

/** Percent of the page's height that was seen. */
export const scrollDepth = reachedCondition("scroll-depth", "scroll-depth", {
  min: 1,
  max: 100,
  step: 1,
  unit: "percent",
  value: 50,
});
