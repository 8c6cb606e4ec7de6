import { type Hazards, hazardsOf, leftOf, valueAt } from "./hazards";

/** From dialling an operator to hearing them, as learned. Some never pick up. */
export interface PickUp {
  /** Chance of not having picked up yet, by bin. */
  left: Float64Array;
  width: number;
  /** Chance that nobody picks up, 0 ≤ x < 1. */
  missed: number;
  /** Seconds that picking up takes, of those who do. */
  mean: number;
  /** Seconds by which 10, 30, 50, 70 and 90 % of those who pick up have. */
  quantiles: number[];
}

const QUANTILES = [0.1, 0.3, 0.5, 0.7, 0.9];

export function pickUpOf(hazards: Hazards): PickUp {
  const { width } = hazards;
  const left = leftOf(hazardsOf(hazards));
  const missed = left.at(-1) ?? 0;
  const answering = Math.max(1e-9, 1 - missed);
  let mean = 0;
  for (const value of left.subarray(0, -1)) mean += ((value - missed) / answering) * width;
  const quantiles = QUANTILES.map(
    (share) => left.findIndex((value) => 1 - value >= share * answering) * width,
  );
  return { left, width, missed, mean, quantiles };
}

/** The chance that an operator whose phone has rung for `age` seconds picks up within `seconds` more. */
export function picksUpWithin({ left, width }: PickUp, age: number, seconds: number): number {
  if (seconds <= 0) return 0;
  return 1 - valueAt(left, width, age + seconds) / Math.max(1e-6, valueAt(left, width, age));
}
