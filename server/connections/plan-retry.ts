const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The waits that Standard Webhooks recommends: soon at first, for a hiccup; then for about three days, for a receiver
 * whose people are away over a weekend.
 */
const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
  10 * HOUR,
  10 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

/** A tenth longer or shorter, so that what failed together does not come back together. */
const JITTER = 0.1;

interface FailedTry {
  /** How often it was tried since it was queued or replayed, this one included. */
  tries: number;
  /** What the receiver asked for. */
  retryAfterMs: number | undefined;
  /** Chance, from 0 to 1. */
  chance: number;
}

/** Milliseconds until the next try, or null: it is given up. */
export function planRetry({ tries, retryAfterMs = 0, chance }: FailedTry): number | null {
  const wait = WAITS_MS[tries - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * (1 + JITTER * (2 * chance - 1))), retryAfterMs);
}
