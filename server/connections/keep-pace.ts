import { HandoverError, type PaceLimit } from "../crm/port";
import type { Clock } from "../platform/clock";
import { takeTurn } from "../platform/vendor-pace";

/** The error's code where it is not this request's turn: nothing was sent. */
export const OUT_OF_TURN = "out-of-turn";

/** Whoever would wait longer comes back later instead of holding a delivery. */
const LONGEST_WAIT_MS = 10_000;
/** Requests that leave evenly may arrive in a bunch: so much of a limit is used. */
const USED_SHARE = 0.9;
/** Of that, this share may go out at once; the rest is spread evenly, so that no stretch of time has more. */
const BURST_SHARE = 0.2;

interface PaceOf {
  /** <connector>:<account>; all who write there share its limits. */
  key: string;
  limits: Record<string, PaceLimit>;
  clock: Clock;
  sleep: (ms: number) => Promise<void>;
}

/**
 * Keeps to a vendor's limits, in any number of processes: each request takes its turn in the database before it goes
 * out, one statement a turn, and waits until it has come.
 */
export const keepPace =
  ({ key, limits, clock, sleep }: PaceOf) =>
  async (name: string): Promise<void> => {
    const limit = limits[name];
    if (!limit) throw new Error(`The manifest has no limit "${name}".`);
    const waitMs = await turnAt(`${key}:${name}`, limit, clock.now());
    if (waitMs === null)
      throw new HandoverError(
        "rate-limited",
        "Others are being written there; this one waits for its turn.",
        {
          code: OUT_OF_TURN,
          retryAfterMs: LONGEST_WAIT_MS,
        },
      );
    if (waitMs > 0) await sleep(waitMs);
  };

/** See `takeTurn` of platform. */
function turnAt(key: string, { requests, perMs }: PaceLimit, now: number): Promise<number | null> {
  const usable = Math.max(1, Math.floor(requests * USED_SHARE));
  const burst = Math.max(1, Math.floor(usable * BURST_SHARE));
  const gapMs = Math.ceil(perMs / (usable - burst + 1));
  return takeTurn(key, { gapMs, burst, longestWaitMs: LONGEST_WAIT_MS }, now);
}
