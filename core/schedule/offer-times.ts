import { DateTime } from "luxon";
import { isOpen, type Schedule } from "./hours";

/** Times of one day of the schedule's own calendar. */
export interface OfferedDay {
  /** "2026-12-01" */
  date: string;
  /** Epoch milliseconds, in order. */
  times: number[];
}

const STEP_MINUTES = 30;
/** Whoever works around the clock is not called at night for it. */
const FIRST_MINUTE = 8 * 60;
const LAST_MINUTE = 21 * 60;

/**
 * Times that a customer may choose from: every half hour at which the schedule is open, by day. Days without any are
 * left out.
 * @param from epoch milliseconds; nothing before it
 * @param days from today on, as many as that
 */
export function offerTimes(schedule: Schedule, from: number, days: number): OfferedDay[] {
  const today = DateTime.fromMillis(from, { zone: schedule.timeZone }).startOf("day");
  return Array.from({ length: days }, (_, day) => today.plus({ days: day })).flatMap((date) => {
    const times: number[] = [];
    for (let minute = FIRST_MINUTE; minute <= LAST_MINUTE; minute += STEP_MINUTES) {
      const at = date.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
      if (at >= from && isOpen(schedule, at)) times.push(at);
    }
    return times.length > 0 ? [{ date: date.toFormat("yyyy-MM-dd"), times }] : [];
  });
}
