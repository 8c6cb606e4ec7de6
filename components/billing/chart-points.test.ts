import { expect, it } from "vitest";
import { planOf } from "@/core/billing/price-list";
import type { Series } from "./billing";
import { dailyPoints, totalPoints } from "./chart-points";

const MINUTE = 60;
const plan = planOf("start", "2026-11");
const day = (number: number, seconds: number, isOver: boolean) => ({
  day: `2026-11-0${number}`,
  conversations: 1,
  seconds,
  isOver,
});
const series: Series = {
  period: { start: new Date("2026-11-01"), end: new Date("2026-11-06") },
  days: [
    day(1, 60 * MINUTE, true),
    day(2, 120 * MINUTE, true),
    day(3, 30 * MINUTE, false),
    day(4, 0, false),
    day(5, 0, false),
  ],
  forecast: {
    low: 250 * MINUTE,
    middle: 310 * MINUTE,
    high: 370 * MINUTE,
    lowMinor: 0,
    middleMinor: 0,
    highMinor: 0,
  },
};

it("adds up to today, and goes on to the forecast of the end", () => {
  expect(totalPoints(series, plan, "minutes")).toEqual([
    { day: "2026-11-01", soFar: 60, likely: null, range: null },
    { day: "2026-11-02", soFar: 180, likely: null, range: null },
    { day: "2026-11-03", soFar: 210, likely: 210, range: [210, 210] },
    { day: "2026-11-04", soFar: null, likely: 260, range: [230, 290] },
    { day: "2026-11-05", soFar: null, likely: 310, range: [250, 370] },
  ]);
});

it("costs the plan's price until the included talk is used up", () => {
  const points = totalPoints(series, plan, "money");
  expect(points.map(({ soFar }) => soFar)).toEqual([1900, 1900, 1900 + 120, null, null]);
  expect(points.at(-1)).toMatchObject({ likely: 1900 + 110 * 12, range: [1900 + 50 * 12, 1900 + 170 * 12] });
});

it("says nothing of the future without a forecast, and on the last day ends where it is", () => {
  expect(
    totalPoints({ ...series, forecast: null }, plan, "minutes").every(({ likely }) => likely === null),
  ).toBe(true);
  const last = { ...series, days: series.days.map((one, at) => ({ ...one, isOver: at < 4 })) };
  expect(totalPoints(last, plan, "minutes").at(-1)).toEqual({
    day: "2026-11-05",
    soFar: 210,
    likely: 310,
    range: [250, 370],
  });
});

it("counts a day's talk in tenths of a minute", () =>
  expect(dailyPoints(series)[0]).toEqual({ day: "2026-11-01", minutes: 60 }));
