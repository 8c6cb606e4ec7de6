import { expect, it } from "vitest";
import { checkHolidays, checkHours } from "./check-hours";
import { holidaysSchema, timeZoneSchema, weeklyHoursSchema } from "./document";
import type { WeeklyHours } from "./hours";

const closed: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

it("finds nothing wrong with touching intervals in any order", () => {
  const hours = {
    ...closed,
    1: [
      { from: "13:00", to: "24:00" },
      { from: "09:00", to: "13:00" },
    ],
  };
  expect(checkHours(hours)).toEqual([]);
  expect(weeklyHoursSchema.parse(JSON.parse(JSON.stringify(hours)))).toEqual(hours);
});

it("lists every fault with its place", () => {
  const issues = checkHours({
    ...closed,
    2: [
      { from: "18:00", to: "09:00" },
      { from: "9:00", to: "25:00" },
    ],
    3: [
      { from: "09:00", to: "14:00" },
      { from: "13:59", to: "15:00" },
    ],
  });
  expect(issues).toEqual([
    { code: "malformed", weekday: 2, index: 1 },
    { code: "order", weekday: 2, index: 0 },
    { code: "overlap", weekday: 3, index: 1 },
  ]);
});

it("says that a week without hours never opens", () => {
  expect(checkHours(closed)).toEqual([{ code: "never-open", weekday: null, index: null }]);
});

it("checks holidays: date, duplicates, hours", () => {
  expect(
    checkHolidays([
      { date: "2026-02-30" },
      { date: "2026-12-31", hours: [{ from: "12:00", to: "12:00" }] },
      { date: "2026-12-31" },
    ]),
  ).toEqual([
    { code: "malformed-date", holiday: 0, index: null },
    { code: "order", holiday: 1, index: 0 },
    { code: "duplicate-date", holiday: 2, index: null },
  ]);
});

it("is what the schemas refuse with, at the same place", () => {
  const parsed = weeklyHoursSchema.safeParse({ ...closed, 1: [{ from: "10:00", to: "10:00" }] });
  expect(parsed.error?.issues.map(({ message, path }) => ({ message, path }))).toEqual([
    { message: "order", path: [1, 0] },
  ]);
  expect(holidaysSchema.safeParse([{ date: "soon" }]).error?.issues[0]?.path).toEqual([0, "date"]);
  expect(timeZoneSchema.safeParse("Mars/Olympus").success).toBe(false);
});
