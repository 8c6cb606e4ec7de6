import { type Guess, lognormalShare } from "./lognormal";

/**
 * What was seen of one kind of duration, in bins of equal width: how many got as far as a bin, and how many ended in it.
 * Plain JSON. Legs that were cut short count up to where they were cut (Kaplan-Meier), so hanging up early does not bias it.
 */
export interface Hazards {
  /** Width of a bin, seconds. */
  width: number;
  /** Hazard of each bin as guessed before anything was seen, 0 ≤ x < 1. */
  guessed: number[];
  /** How many observations the guess counts for. */
  weight: number;
  reached: number[];
  ended: number[];
}

/** After so many observations an old one counts half. */
const HALF_LIFE = 300;
const KEPT = 0.5 ** (1 / HALF_LIFE);
/** Where the guess itself leaves hardly anybody, it still counts a little, or one late leg would be all that is known. */
const LEAST_LEFT = 0.02;

export interface Expectation extends Guess {
  /** How many of all end this way at all, 0 ≤ x ≤ 1. */
  share: number;
  /** How many observations the guess counts for. */
  weight: number;
}

export function guessHazards(width: number, bins: number, expected: Expectation): Hazards {
  const endedBy = (bin: number) => expected.share * lognormalShare(expected, bin * width);
  const guessed = Array.from({ length: bins }, (_, bin) => {
    const hazard = (endedBy(bin + 1) - endedBy(bin)) / Math.max(1e-9, 1 - endedBy(bin));
    return Math.min(0.999, Math.max(0, hazard));
  });
  return {
    width,
    guessed,
    weight: expected.weight,
    reached: guessed.map(() => 0),
    ended: guessed.map(() => 0),
  };
}

/**
 * @param seconds how long it lasted, or was watched. What is no duration is left out: a clock that was set back teaches nothing.
 * @param hasEnded false: it was cut short, or ended in another way.
 */
export function observeDuration(hazards: Hazards, seconds: number, hasEnded: boolean): void {
  if (!Number.isFinite(seconds) || seconds < 0) return;
  const { reached, ended, width } = hazards;
  const last = Math.min(reached.length - 1, Math.floor(seconds / width));
  const watched = hasEnded ? 1 : (seconds / width) % 1;
  for (let bin = 0; bin < reached.length; bin++) {
    reached[bin] = (reached[bin] ?? 0) * KEPT + (bin < last ? 1 : bin === last ? watched : 0);
    ended[bin] = (ended[bin] ?? 0) * KEPT + (hasEnded && bin === last ? 1 : 0);
  }
}

/** The chance of ending in each bin, for who has reached it: guess and observations together. */
export function hazardsOf({ guessed, weight, reached, ended }: Hazards): Float64Array {
  const hazards = new Float64Array(guessed.length);
  let left = 1;
  for (let bin = 0; bin < guessed.length; bin++) {
    const guess = guessed[bin] ?? 0;
    const counts = weight * Math.max(LEAST_LEFT, left);
    hazards[bin] = ((ended[bin] ?? 0) + counts * guess) / ((reached[bin] ?? 0) + counts);
    left *= 1 - guess;
  }
  return hazards;
}

/** The chance to be left at the start of each bin; one more than there are bins. */
export function leftOf(hazards: Float64Array): Float64Array {
  const left = new Float64Array(hazards.length + 1);
  left[0] = 1;
  for (let bin = 0; bin < hazards.length; bin++)
    left[bin + 1] = (left[bin] ?? 0) * Math.max(0, 1 - (hazards[bin] ?? 0));
  return left;
}

/** A table's value between its points, which are `width` apart from 0 on; its first and last value beyond them. */
export function valueAt(table: Float64Array, width: number, at: number): number {
  const place = Math.min(table.length - 1, Math.max(0, at / width));
  const below = Math.floor(place);
  const value = table[below] ?? 0;
  const next = table[below + 1];
  return next === undefined ? value : value + (place - below) * (next - value);
}
