import { isOpen, nextOpening, type Schedule } from "./hours";

const MINUTE_MS = 60_000;
/** So much notice people need to call by hand: they are told by e-mail. */
const NOTICE_MS = 30 * MINUTE_MS;
/** Times are offered as people say them. */
const STEP_MS = 15 * MINUTE_MS;

/**
 * The soonest time that may be offered for a call by hand: a quarter of an hour, at least half an hour ahead, at which
 * one of the teams is open; of teams that are closed, their opening. Null where none opens within 60 days.
 */
export function soonestByHand(schedules: readonly Schedule[], now: number): number | null {
  const noticed = Math.ceil((now + NOTICE_MS) / STEP_MS) * STEP_MS;
  const times = schedules.flatMap(
    (schedule) => nextOpening(schedule, isOpen(schedule, now) ? noticed : now) ?? [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}
