import { expect, it } from "vitest";
import { wallTime } from "./wall-time";

it.each([
  ["2026-11-30T10:00", "Europe/Moscow", "2026-11-30T07:00:00.000Z"],
  ["2026-11-30T10:00", "America/New_York", "2026-11-30T15:00:00.000Z"],
  // Clocks go from 02:00 to 03:00 that night.
  ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
])("%s in %s", (wall, zone, instant) => {
  expect(new Date(wallTime(wall, zone) ?? 0).toISOString()).toBe(instant);
});

it("is nothing where it is no time", () => {
  expect(wallTime("tomorrow", "UTC")).toBeNull();
  expect(wallTime("2026-02-30T10:00", "UTC")).toBeNull();
});
