/** Seven minutes in all: a routing step waits for it (core/flow/routing/send-message/step.ts), and a lead with it. */
const WAITS_MS = [5_000, 30_000, 120_000, 300_000];

/** Milliseconds until the next try, or null: it is given up. @param tries how often it was tried, this one included */
export function planTextRetry(tries: number, retryAfterMs = 0): number | null {
  const wait = WAITS_MS[tries - 1];
  if (wait === undefined || retryAfterMs > LONGEST_ASKED_MS) return null;
  return Math.max(wait, retryAfterMs);
}

/** Whoever asks us to wait longer than this is too slow for a message that belongs to this moment. */
const LONGEST_ASKED_MS = 300_000;
