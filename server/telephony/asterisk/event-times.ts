import type { Clock } from "@/server/platform/clock";

/** So far apart clocks may be, ms: what its event says is more exact than when it came. */
const TOLERATED_MS = 2_000;
/** Events that are compared. One alone may have come late. */
const COMPARED = 20;

/**
 * Tells the instants of Asterisk's events by our clock. Deadlines are reckoned from them: where Asterisk's clock is half a
 * minute slow, a customer's phone would stop ringing before anybody could pick up. Events come as they happen, so
 * that the one of the last ones that came soonest says how far the two clocks are apart.
 */
export function createEventTimes(clock: Clock): (timestamp: string) => number {
  let differences: number[] = [];
  return (timestamp) => {
    const theirs = timeOf(timestamp);
    differences = [...differences.slice(1 - COMPARED), clock.now() - theirs];
    const apart = Math.min(...differences);
    return Math.abs(apart) > TOLERATED_MS ? theirs + apart : theirs;
  };
}

/** Asterisk writes "+0100", which not every reader takes. */
const timeOf = (timestamp: string): number => Date.parse(timestamp.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
