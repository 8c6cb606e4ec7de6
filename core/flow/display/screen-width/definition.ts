import { numberCondition } from "../number-definition";

/** How wide the window is, in CSS pixels. */
export const screenWidth = numberCondition("screen-width", "screen-width", "who", {
  min: 0,
  max: 20_000,
  step: 1,
  unit: "pixels",
  value: 768,
});
