import { costMinor } from "@/core/billing/price-list";
import type { Plan, Series } from "./billing";

/** One place on the axis: the end of a day of the period. */
export interface ChartPoint {
  /** "2026-11-29", UTC. */
  day: string;
  /** Up to the end of that day; null for days to come. */
  soFar: number | null;
  /** From today on. */
  likely: number | null;
  range: [low: number, high: number] | null;
}

export type ChartUnit = "money" | "minutes";

/**
 * The running total of a period, and where it is going: from today's place on a straight way to what the forecast says
 * of the end. In minor units of the plan's money, or in minutes of talk.
 */
export function totalPoints({ days, forecast }: Series, plan: Plan, unit: ChartUnit): ChartPoint[] {
  const value = (seconds: number) => (unit === "money" ? costMinor(plan, seconds) : seconds / 60);
  const over = days.filter(({ isOver }) => isOver).length;
  /** The day that goes on, and is drawn as far as it has come. */
  const today = Math.min(over, days.length - 1);
  let seconds = 0;
  const totals = days.map((day) => {
    seconds += day.seconds;
    return seconds;
  });
  const used = totals[today] ?? 0;
  const ahead = days.length - 1 - today;
  return days.map(({ day }, at) => {
    const share = ahead > 0 ? (at - today) / ahead : 1;
    const on = (end: number) => value(used + (end - used) * share);
    const isAhead = forecast !== null && at >= today;
    return {
      day,
      soFar: at <= today ? value(totals[at] ?? 0) : null,
      likely: isAhead ? on(forecast.middle) : null,
      range: isAhead ? [on(forecast.low), on(forecast.high)] : null,
    };
  });
}

/** Minutes of talk of each day. */
export const dailyPoints = ({ days }: Series): { day: string; minutes: number }[] =>
  days.map(({ day, seconds }) => ({ day, minutes: Math.round(seconds / 6) / 10 }));
