import { expect, it } from "vitest";
import type { Schedule, WeeklyHours } from "./hours";
import { soonestByHand } from "./soonest-by-hand";

const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);
const day = (from: string, to: string): Schedule => {
  const hours = [{ from, to }];
  const week: WeeklyHours = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours };
  return { hours: week, holidays: [], timeZone: "UTC" };
};
const always: Schedule = { hours: null, holidays: [], timeZone: "UTC" };
const never: Schedule = {
  ...day("09:00", "18:00"),
  hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
};

it.each([
  ["half an hour ahead, on a quarter", [always], "12:00", "12:30"],
  ["rounded up, so that the notice is whole", [always], "12:01", "12:45"],
  ["still today, where there is time until closing", [day("09:00", "18:00")], "17:15", "17:45"],
  ["the opening of a team that is closed, however soon", [day("09:00", "18:00")], "08:50", "09:00"],
  ["the soonest of several teams", [day("15:00", "18:00"), day("09:00", "12:30")], "12:10", "15:00"],
])("is %s", (_, schedules, now, soonest) => expect(soonestByHand(schedules, at(now))).toBe(at(soonest)));

it("is tomorrow's opening where today is nearly over", () =>
  expect(soonestByHand([day("09:00", "18:00")], at("17:40"))).toBe(at("09:00") + 24 * 3_600_000));

it.each([[[never]], [[]]])("is none where nobody ever opens", (schedules) =>
  expect(soonestByHand(schedules, at("12:00"))).toBeNull(),
);
