import { DateTime } from "luxon";

/** What clock and calendar show in a time zone: minute of the day 0…1439, weekday 1 (Monday)…7, date 2026-11-22. */
export function zoneClock(timeZone: string, at: number): { minute: number; weekday: number; date: string } {
  const there = DateTime.fromMillis(at, { zone: timeZone });
  return {
    minute: there.hour * 60 + there.minute,
    weekday: there.weekday,
    date: there.toFormat("yyyy-MM-dd"),
  };
}
