import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  HORIZON_DAYS,
  type Interval,
  isOpen,
  isTimeZone,
  nextClosing,
  nextOpening,
  type Schedule,
  type WeeklyHours,
} from "./hours";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const office: Interval[] = [
  { from: "09:00", to: "13:00" },
  { from: "14:00", to: "18:00" },
];
const week: WeeklyHours = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] };
const berlin: Schedule = { hours: week, holidays: [], timeZone: "Europe/Berlin" };
const at = (text: string, zone = "Europe/Berlin") => DateTime.fromISO(text, { zone }).toMillis();

const everyDay = (...intervals: Interval[]): WeeklyHours => ({
  1: intervals,
  2: intervals,
  3: intervals,
  4: intervals,
  5: intervals,
  6: intervals,
  7: intervals,
});

describe("an office in Berlin", () => {
  it.each([
    ["2026-11-23T08:59:59", false],
    ["2026-11-23T09:00", true],
    ["2026-11-23T12:59:59.999", true],
    ["2026-11-23T13:00", false],
    ["2026-11-23T14:00", true],
    ["2026-11-23T18:00", false],
    ["2026-11-22T12:00", false],
  ])("at %s: %s", (text, open) => {
    expect(isOpen(berlin, at(text))).toBe(open);
  });

  it("opens next on Monday after a Friday evening, and closes for lunch", () => {
    expect(nextOpening(berlin, at("2026-11-20T18:00"))).toBe(at("2026-11-23T09:00"));
    expect(nextClosing(berlin, at("2026-11-23T09:30"))).toBe(at("2026-11-23T13:00"));
  });

  it("answers with the instant itself where nothing has to be waited for", () => {
    expect(nextOpening(berlin, at("2026-11-23T09:30"))).toBe(at("2026-11-23T09:30"));
    expect(nextClosing(berlin, at("2026-11-22T09:30"))).toBe(at("2026-11-22T09:30"));
  });
});

describe("holidays", () => {
  const holidays = [
    { date: "2026-12-24", name: "Short day", hours: [{ from: "10:00", to: "12:00" }] },
    { date: "2026-12-25" },
  ];

  it("close a day, or give it other hours", () => {
    const schedule = { ...berlin, holidays };
    expect(isOpen(schedule, at("2026-12-24T09:30"))).toBe(false);
    expect(isOpen(schedule, at("2026-12-24T11:00"))).toBe(true);
    expect(isOpen(schedule, at("2026-12-25T11:00"))).toBe(false);
    expect(nextOpening(schedule, at("2026-12-24T12:00"))).toBe(at("2026-12-28T09:00"));
  });

  it("also hold for what is always open", () => {
    const schedule = { hours: null, holidays, timeZone: "Europe/Berlin" };
    expect(nextClosing(schedule, at("2026-12-01T00:00"))).toBe(at("2026-12-24T00:00"));
    expect(nextOpening(schedule, at("2026-12-25T00:00"))).toBe(at("2026-12-26T00:00"));
  });
});

describe("the edges", () => {
  it("never opens: null, not a guess", () => {
    expect(nextOpening({ ...berlin, hours: everyDay() }, at("2026-11-22T00:00"))).toBeNull();
  });

  it("never closes: null, also across midnights", () => {
    const schedule = { ...berlin, hours: everyDay({ from: "00:00", to: "24:00" }) };
    expect(nextClosing(schedule, at("2026-11-22T12:00"))).toBeNull();
    expect(nextClosing({ ...berlin, hours: null }, at("2026-11-22T12:00"))).toBeNull();
  });

  it("does not close at midnight where the next day goes on", () => {
    const night = everyDay({ from: "00:00", to: "02:00" }, { from: "20:00", to: "24:00" });
    expect(nextClosing({ ...berlin, hours: night }, at("2026-11-22T21:00"))).toBe(at("2026-11-23T02:00"));
  });

  it("refuses an unknown time zone aloud", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(() => isOpen({ ...berlin, timeZone: "Mars/Olympus" }, 0)).toThrow(RangeError);
  });
});

describe("the days on which clocks change", () => {
  const night = (timeZone: string): Schedule => ({
    hours: everyDay({ from: "02:15", to: "02:45" }),
    holidays: [],
    timeZone,
  });

  it("Berlin goes forward: 02:15 does not happen", () => {
    expect(nextOpening(night("Europe/Berlin"), at("2026-03-29T00:00"))).toBe(at("2026-03-30T02:15"));
  });

  it("New York goes forward: an interval cut by the gap opens at its end", () => {
    const schedule = { ...night("America/New_York"), hours: everyDay({ from: "02:30", to: "04:00" }) };
    const opening = nextOpening(schedule, at("2026-03-08T00:00", "America/New_York"));
    expect(opening).toBe(at("2026-03-08T03:00", "America/New_York"));
  });

  it("Berlin goes back: 02:15 happens twice", () => {
    const first = Date.UTC(2026, 9, 25, 0, 15);
    expect(nextOpening(night("Europe/Berlin"), at("2026-10-25T00:00"))).toBe(first);
    expect(nextClosing(night("Europe/Berlin"), first)).toBe(first + 30 * MINUTE);
    expect(nextOpening(night("Europe/Berlin"), first + 30 * MINUTE)).toBe(first + 60 * MINUTE);
  });

  it("Lord Howe moves by half an hour", () => {
    const zone = "Australia/Lord_Howe";
    const schedule = { ...night(zone), hours: everyDay({ from: "01:45", to: "02:10" }) };
    const opening = nextOpening(schedule, at("2026-04-05T01:00", zone));
    // Until 02:00 (+11) comes once; then the clock shows 01:30 again (+10:30) and 01:45 comes a second time.
    expect(opening).toBe(Date.UTC(2026, 3, 4, 14, 45));
    expect(nextClosing(schedule, Date.UTC(2026, 3, 4, 14, 45))).toBe(Date.UTC(2026, 3, 4, 15, 0));
    expect(nextOpening(schedule, Date.UTC(2026, 3, 4, 15, 0))).toBe(Date.UTC(2026, 3, 4, 15, 15));
  });
});

describe("for any schedule", () => {
  const ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "UTC",
  ];
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const intervals = fc
    .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 0, maxLength: 6 })
    .map((marks) => {
      const sorted = marks.toSorted((a, b) => a - b);
      return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
        from: clock(sorted[2 * i] ?? 0),
        to: clock(sorted[2 * i + 1] ?? 0),
      }));
    });
  const schedule = fc.record({
    hours: fc.option(
      fc.record({
        1: intervals,
        2: intervals,
        3: intervals,
        4: intervals,
        5: intervals,
        6: intervals,
        7: intervals,
      }),
    ),
    holidays: fc.array(
      fc.record({ date: fc.constantFrom("2026-03-29", "2026-10-25", "2026-11-01"), hours: intervals }),
      { maxLength: 2 },
    ),
    timeZone: fc.constantFrom(...ZONES),
  });
  // Around the days on which clocks change, and any day of the year.
  const instant = fc.oneof(
    fc.integer({ min: at("2026-03-01T00:00"), max: at("2026-04-10T00:00") }),
    fc.integer({ min: at("2026-10-01T00:00"), max: at("2026-11-10T00:00") }),
    fc.integer({ min: at("2026-01-01T00:00"), max: at("2026-12-31T00:00") }),
  );

  const turnsFirstAt = (next: typeof nextOpening, wanted: boolean) =>
    fc.property(
      schedule,
      instant,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
      (given, from, points) => {
        const found = next(given, from);
        const until = found ?? from + (HORIZON_DAYS - 1) * DAY;
        if (found !== null) {
          expect(isOpen(given, found)).toBe(wanted);
          if (found > from) expect(isOpen(given, found - 1)).toBe(!wanted);
        }
        // Whole minutes near both ends are looked at one by one, the middle by chance.
        const near = Array.from({ length: 200 }, (_, i) => [
          from + i * MINUTE,
          until - (i + 1) * MINUTE,
        ]).flat();
        const between = points.map((share) => from + share * (until - from));
        for (const moment of [...near, ...between])
          if (moment >= from && moment < until) expect(isOpen(given, Math.floor(moment))).toBe(!wanted);
      },
    );

  it("nextOpening is open, and nothing before it is", () => {
    fc.assert(turnsFirstAt(nextOpening, true), { numRuns: 60 });
  });

  it("nextClosing is closed, and nothing before it is", () => {
    fc.assert(turnsFirstAt(nextClosing, false), { numRuns: 60 });
  });
});
