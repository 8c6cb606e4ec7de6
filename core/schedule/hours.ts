import { DateTime } from "luxon";

/**
 * When somebody can be rung. Hours are times on a clock on the wall of a time zone: a place is open where that clock
 * shows a time inside one of the day's intervals. So on the night the clocks go back, 02:00-03:00 is open twice, and
 * on the night they go forward it does not happen. luxon is the one library used here: it is pure given a zone's name.
 *
 * Instants are epoch milliseconds. Zones are IANA names; an unknown one throws RangeError, since hours are checked
 * when they are written and "closed for ever" would be a silent answer.
 */

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** "HH:mm", from 00:00; `to` is after `from`, may be "24:00", and is not part of the interval. */
export interface Interval {
  from: string;
  to: string;
}

/** An evening that passes midnight is two intervals, one a day. */
export type WeeklyHours = Record<Weekday, Interval[]>;

export interface Holiday {
  /** "2026-12-31", in the schedule's zone */
  date: string;
  name?: string;
  /** Other hours on that day; absent or empty: closed. */
  hours?: Interval[];
}

export interface Schedule {
  /** null: always open, holidays excepted. */
  hours: WeeklyHours | null;
  holidays: Holiday[];
  timeZone: string;
}

/** How far `nextOpening` and `nextClosing` look. */
export const HORIZON_DAYS = 60;

const MINUTE_MS = 60_000;
const WHOLE_DAY: Interval[] = [{ from: "00:00", to: "24:00" }];

/** Whether the schedule is open at an instant. */
export function isOpen(schedule: Schedule, at: number): boolean {
  const local = localTime(schedule, at);
  const minute = local.hour * 60 + local.minute;
  return intervalsOf(schedule, local).some(
    ({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to),
  );
}

/** The first instant from `at` on at which it is open (`at` itself where it is), or null within 60 days. */
export function nextOpening(schedule: Schedule, at: number): number | null {
  return firstInstant(schedule, at, true);
}

/** The first instant from `at` on at which it is closed (`at` itself where it is), or null within 60 days. */
export function nextClosing(schedule: Schedule, at: number): number | null {
  return firstInstant(schedule, at, false);
}

/** Minutes from midnight: "09:30" is 570, "24:00" is 1440. NaN where it is no such time. */
export function minutesOf(time: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(time);
  if (!match) return Number.NaN;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  return (hour < 24 && minute < 60) || (hour === 24 && minute === 0) ? hour * 60 + minute : Number.NaN;
}

/** Whether the name is a time zone that this runtime knows. */
export const isTimeZone = (name: string): boolean => name !== "" && DateTime.utc().setZone(name).isValid;

function localTime({ timeZone }: Schedule, at: number): DateTime<true> {
  const local = DateTime.fromMillis(at, { zone: timeZone });
  if (!local.isValid) throw new RangeError(`"${timeZone}" is not a time zone, or ${at} is not an instant.`);
  return local;
}

function intervalsOf({ hours, holidays }: Schedule, local: DateTime<true>): Interval[] {
  const date = local.toISODate();
  const holiday = holidays.find((day) => day.date === date);
  if (holiday) return holiday.hours ?? [];
  return hours === null ? WHOLE_DAY : hours[local.weekday];
}

/** Openness changes only at the instants that `turningPoints` lists, so it is enough to look there. */
function firstInstant(schedule: Schedule, at: number, open: boolean): number | null {
  if (isOpen(schedule, at) === open) return at;
  const start = localTime(schedule, at).startOf("day");
  for (let day = 0; day <= HORIZON_DAYS; day += 1) {
    const points = turningPoints(schedule, start.plus({ days: day }));
    const found = points.find((point) => point > at && isOpen(schedule, point) === open);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Every instant of a local day at which the schedule may open or close, in order: its midnight, the edges of its
 * intervals, and the moment the zone's offset changes. Where it does, an edge may come twice or never: both readings
 * are listed, and the caller asks `isOpen` about each.
 */
function turningPoints(schedule: Schedule, midnight: DateTime<true>): number[] {
  const start = midnight.toMillis();
  const end = midnight.plus({ days: 1 }).startOf("day").toMillis();
  const offsets = new Set([midnight.offset, localTime(schedule, end).offset]);
  const wallMidnight = Date.UTC(midnight.year, midnight.month - 1, midnight.day);
  const edges = intervalsOf(schedule, midnight).flatMap(({ from, to }) => [minutesOf(from), minutesOf(to)]);
  const points = [start];
  for (const offset of offsets)
    for (const edge of edges) points.push(wallMidnight + (edge - offset) * MINUTE_MS);
  if (offsets.size > 1) points.push(offsetChange(schedule, start, end));
  return points.sort((a, b) => a - b);
}

/** The first instant in (start, end] with the offset of `end`; offsets change on whole minutes. */
function offsetChange(schedule: Schedule, start: number, end: number): number {
  const target = localTime(schedule, end).offset;
  let before = start;
  let after = end;
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (localTime(schedule, middle).offset === target) after = middle;
    else before = middle;
  }
  return after;
}
