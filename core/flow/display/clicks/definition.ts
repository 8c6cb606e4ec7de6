import { reachedCondition } from "../number-definition";

/** Clicks and taps on this page. */
export const clicks = reachedCondition("clicks", "clicks", { min: 1, max: 1_000, step: 1, value: 3 });
