import { expect, it } from "vitest";
import type { Schedule } from "./hours";
import { offerTimes } from "./offer-times";

const day = [{ from: "09:00", to: "11:00" }];
const berlin: Schedule = {
  hours: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] },
  holidays: [{ date: "2026-12-01" }],
  timeZone: "Europe/Berlin",
};
const spoken = (schedule: Schedule, from: string, days: number) =>
  offerTimes(schedule, Date.parse(from), days).map(({ date, times }) => [
    date,
    times.map((at) => new Date(at).toISOString().slice(11, 16)).join(" "),
  ]);

it("offers the half hours at which it is open, from now on, and no day without any", () =>
  // A Saturday; the Tuesday is a holiday.
  expect(spoken(berlin, "2026-11-28T10:00:00Z", 5)).toEqual([
    ["2026-11-30", "08:00 08:30 09:00 09:30"],
    ["2026-12-02", "08:00 08:30 09:00 09:30"],
  ]));
it("leaves out what is over today", () =>
  expect(spoken(berlin, "2026-11-30T08:40:00Z", 1)).toEqual([["2026-11-30", "09:00 09:30"]]));
it("offers no night, whoever works through it", () => {
  const [first] = offerTimes({ ...berlin, hours: null }, Date.parse("2026-11-27T00:00:00Z"), 1);
  expect([first?.times.length, first?.times[0], first?.times.at(-1)]).toEqual([
    27,
    Date.parse("2026-11-27T07:00:00Z"),
    Date.parse("2026-11-27T20:00:00Z"),
  ]);
});
