import { numberCondition } from "../number-definition";

/** Which visit to this site this is, the first being 1. */
export const visits = numberCondition("visits", "visits", "who", { min: 1, max: 10_000, step: 1, value: 2 });
