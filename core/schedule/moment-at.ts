import { DateTime } from "luxon";
import type { Weekday } from "./hours";

/**
 * The next instant, after `now`, at which it is that time on that weekday.
 * @param minute from midnight
 * @param now epoch milliseconds, as the answer
 */
export function momentAt(
  { weekday, minute }: { weekday: Weekday; minute: number },
  { timeZone, now }: { timeZone: string; now: number },
): number {
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf("day");
  const days = (weekday - today.weekday + 7) % 7;
  const at = (day: number) =>
    today
      .plus({ days: day })
      .set({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toMillis();
  return at(days) > now ? at(days) : at(days + 7);
}
