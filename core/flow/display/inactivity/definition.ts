import { reachedCondition } from "../number-definition";

/** Seconds without a touch, a key or a movement. */
export const inactivity = reachedCondition("inactivity", "seconds-idle", {
  min: 1,
  max: 3_600,
  step: 1,
  unit: "seconds",
  value: 30,
});
