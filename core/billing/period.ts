/** A billing period: from `start` until just before `end`, epoch milliseconds. */
export interface Period {
  start: number;
  end: number;
}

export const DAY_MS = 86_400_000;

/** The same day and time so many months later, by UTC; where that month has no such day, its last. */
export function addMonths(at: number, months: number): number {
  const from = new Date(at);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return first + (day - 1) * DAY_MS + (at % DAY_MS);
}

/** The calendar month in UTC. */
export function calendarMonth(at: number): Period {
  const from = new Date(at);
  const start = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1);
  return { start, end: addMonths(start, 1) };
}

/** The period that `at` is in, from the last one that is known: Stripe's word for the next one may come a little late. */
export function periodAt(known: Period, at: number): Period {
  let { start, end } = known;
  for (let months = 1; at >= end; months++) {
    start = end;
    end = addMonths(known.end, months);
  }
  return { start, end };
}

/** "2026-11-29", by UTC. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The period that `at` was in, `at` before or after the known one: periods follow each other by months. */
export function periodAround(known: Period, at: number): Period {
  let { start, end } = known;
  for (let months = 1; at < start; months++) {
    end = start;
    start = addMonths(known.start, -months);
  }
  return periodAt({ start, end }, at);
}
