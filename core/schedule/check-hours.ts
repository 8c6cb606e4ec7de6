import { DateTime } from "luxon";
import { type Holiday, type Interval, minutesOf, WEEKDAYS, type Weekday, type WeeklyHours } from "./hours";

/** What is wrong with hours. `index` is the interval's place in its day. */
export interface HoursIssue {
  code: "malformed" | "order" | "overlap" | "never-open";
  weekday: Weekday | null;
  index: number | null;
}

export interface HolidayIssue {
  code: "malformed" | "order" | "overlap" | "malformed-date" | "duplicate-date";
  /** The holiday's place in the list. */
  holiday: number;
  /** The interval's place in the holiday's hours. */
  index: number | null;
}

/** Everything wrong with a week, not only the first fault: the form marks each field. */
export function checkHours(hours: WeeklyHours): HoursIssue[] {
  const issues: HoursIssue[] = WEEKDAYS.flatMap((weekday) =>
    checkIntervals(hours[weekday]).map((issue) => ({ ...issue, weekday })),
  );
  if (WEEKDAYS.every((weekday) => hours[weekday].length === 0))
    issues.push({ code: "never-open", weekday: null, index: null });
  return issues;
}

/** Everything wrong with a list of holidays. */
export function checkHolidays(holidays: Holiday[]): HolidayIssue[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ date, hours }, holiday) => {
    const issues: HolidayIssue[] = checkIntervals(hours ?? []).map((issue) => ({ ...issue, holiday }));
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || !DateTime.fromISO(date).isValid)
      issues.push({ code: "malformed-date", holiday, index: null });
    else if (seen.has(date)) issues.push({ code: "duplicate-date", holiday, index: null });
    seen.add(date);
    return issues;
  });
}

/** Intervals may touch (13:00 and 13:00) but not overlap, whatever their order in the list. */
function checkIntervals(intervals: Interval[]): { code: "malformed" | "order" | "overlap"; index: number }[] {
  const spans = intervals.map(({ from, to }, index) => ({
    index,
    from: minutesOf(from),
    to: minutesOf(to),
  }));
  const malformed = spans.filter(({ from, to }) => Number.isNaN(from) || Number.isNaN(to));
  const reversed = spans.filter(({ from, to }) => from >= to);
  const sound = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  let openUntil = 0;
  const overlapping = sound.filter(({ from, to }) => {
    const overlaps = from < openUntil;
    openUntil = Math.max(openUntil, to);
    return overlaps;
  });
  return [
    ...malformed.map(({ index }) => ({ code: "malformed" as const, index })),
    ...reversed.map(({ index }) => ({ code: "order" as const, index })),
    ...overlapping.map(({ index }) => ({ code: "overlap" as const, index })),
  ];
}
