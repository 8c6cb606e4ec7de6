import { reachedCondition } from "../number-definition";

/** Seconds on this page; they stand still while it is hidden. */
export const timeOnPage = reachedCondition("time-on-page", "seconds-on-page", {
  min: 1,
  max: 3_600,
  step: 1,
  unit: "seconds",
  value: 20,
});
