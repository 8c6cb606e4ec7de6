import { reachedCondition } from "../number-definition";

/** Seconds on the pages of this visit; they stand still while the page is hidden. */
export const timeOnSite = reachedCondition("time-on-site", "seconds-on-site", {
  min: 1,
  max: 36_000,
  step: 1,
  unit: "seconds",
  value: 60,
});
