import { describe, expect, it } from "vitest";
import { forecastTalk } from "./forecast";
import { addMonths, calendarMonth, periodAround, periodAt } from "./period";
import { costMinor, PRICE_LISTS, planOf } from "./price-list";
import { rateTalk } from "./rate-talk";
import { type Usage, usageState } from "./usage-state";

const at = (text: string) => Date.parse(text);
const iso = ({ start, end }: { start: number; end: number }) =>
  [start, end].map((one) => new Date(one).toISOString().slice(0, 16));

describe("periods", () => {
  it.each([
    ["2026-01-31T10:30:00Z", 1, "2026-02-28T10:30"],
    ["2028-01-31T10:30:00Z", 1, "2028-02-29T10:30"],
    ["2026-01-31T10:30:00Z", 2, "2026-03-31T10:30"],
    ["2026-11-15T00:00:00Z", 2, "2027-01-15T00:00"],
    ["2026-03-31T23:59:00Z", -1, "2026-02-28T23:59"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(new Date(addMonths(at(from), months)).toISOString().slice(0, 16)).toBe(to);
  });

  it("are calendar months without a subscription", () => {
    expect(iso(calendarMonth(at("2026-12-31T23:59:59Z")))).toEqual(["2026-12-01T00:00", "2027-01-01T00:00"]);
  });

  const known = { start: at("2026-01-31T10:00:00Z"), end: at("2026-02-28T10:00:00Z") };

  it("follow the known one while Stripe's word for the next is late, and its end belongs to the next", () => {
    expect(periodAt(known, known.end - 1)).toEqual(known);
    expect(iso(periodAt(known, known.end))).toEqual(["2026-02-28T10:00", "2026-03-28T10:00"]);
    expect(iso(periodAt(known, at("2026-04-01T00:00:00Z")))).toEqual([
      "2026-03-28T10:00",
      "2026-04-28T10:00",
    ]);
  });

  it("reach back without a gap", () => {
    expect(iso(periodAround(known, at("2026-01-10T00:00:00Z")))).toEqual([
      "2025-12-31T10:00",
      "2026-01-31T10:00",
    ]);
    expect(iso(periodAround(known, at("2025-11-30T09:00:00Z")))[1]).toBe("2025-11-30T10:00");
  });
});

describe("prices", () => {
  const start = planOf("start", "2026-11");

  it("charge beyond the included talk by the second, and are rounded once", () => {
    expect(costMinor(start, 0)).toBe(1900);
    expect(costMinor(start, start.includedSeconds)).toBe(1900);
    expect(costMinor(start, start.includedSeconds + 60)).toBe(1912);
    expect(costMinor(start, start.includedSeconds + 2)).toBe(1900);
    expect(costMinor(start, start.includedSeconds + 3)).toBe(1901);
  });

  it("of an unknown plan are the free plan's: nobody is charged by mistake", () => {
    expect(planOf("gone", "1999-01").id).toBe("free");
    expect(planOf("start", null)).toBe(start);
  });

  it("of a version that was sold stay as they were", () => {
    const sold = PRICE_LISTS.find(({ version }) => version === "2026-11");
    expect(
      sold?.plans.map((plan) => [plan.id, plan.flatMinor, plan.includedSeconds, plan.millisPerSecond]),
    ).toEqual([
      ["free", 0, 3_600, null],
      ["start", 1900, 12_000, 200],
      ["team", 4900, 60_000, 150],
    ]);
    const versions = PRICE_LISTS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort().reverse());
  });

  it("count a talk of thirty seconds, and none that is a millisecond shorter", () => {
    expect(rateTalk(30_000).every(({ counts }) => counts)).toBe(true);
    expect(rateTalk(29_999).some(({ counts }) => counts)).toBe(false);
    expect(rateTalk(61_400).map(({ plan, amountMillis }) => [plan, amountMillis])).toEqual([
      ["free", 0],
      ["start", 12_200],
      ["team", 9_150],
    ]);
  });
});

describe("limits", () => {
  const usage: Usage = {
    isMetered: true,
    seconds: 0,
    costMinor: 0,
    planSeconds: null,
    isSuspended: false,
    ownLimit: null,
  };

  it.each([
    ["without Stripe nothing is limited", { isMetered: false, isSuspended: true }, "unmetered", null],
    ["a paid plan without an own limit has none", { seconds: 1e6 }, "within", null],
    ["79 % is within", { planSeconds: 100, seconds: 79 }, "within", 79],
    ["80 % is near", { planSeconds: 100, seconds: 80 }, "near", 80],
    ["less than all is not all", { planSeconds: 1000, seconds: 999 }, "near", 99],
    ["all is the limit", { planSeconds: 100, seconds: 100 }, "at-limit", 100],
    ["unpaid is the limit", { isSuspended: true }, "at-limit", null],
  ] as [string, Partial<Usage>, string, number | null][])("%s", (_what, given, kind, percent) => {
    expect(usageState({ ...usage, ...given })).toMatchObject({ kind, percent });
  });

  it("go by the tightest of them, in its own unit", () => {
    const money = { unit: "minor", value: 2000 } as const;
    const both = { ...usage, planSeconds: 3600, seconds: 60, costMinor: 1900, ownLimit: money };
    expect(usageState(both)).toEqual({
      kind: "near",
      reason: "own-limit",
      unit: "minor",
      used: 1900,
      limit: 2000,
      percent: 95,
    });
    expect(usageState({ ...both, seconds: 3590 })).toMatchObject({ reason: "free-plan", unit: "seconds" });
  });
});

describe("the forecast", () => {
  it("says nothing before three whole days", () => {
    expect(forecastTalk([60, 60], 120, 20)).toBeNull();
  });

  it("is certain where every day was the same, and what was used where none is left", () => {
    expect(forecastTalk([60, 60, 60], 180, 10)).toEqual({ low: 780, middle: 780, high: 780 });
    expect(forecastTalk([10, 200, 60], 270, 0)).toEqual({ low: 270, middle: 270, high: 270 });
  });

  it("never falls below what was used, and is wider with fewer days seen", () => {
    const few = forecastTalk([0, 0, 600], 600, 20);
    const many = forecastTalk(
      Array.from({ length: 27 }, (_, i) => (i % 3 === 2 ? 600 : 0)),
      600,
      20,
    );
    expect(few?.low).toBe(600);
    expect((few?.high ?? 0) - (few?.middle ?? 0)).toBeGreaterThan((many?.high ?? 0) - (many?.middle ?? 0));
  });

  it("holds in about four of five periods of days that are as different as days are", () => {
    let state = 12_345;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    // Some days nobody calls; on others up to ten talk for up to ten minutes.
    const day = () => (random() < 0.3 ? 0 : Math.round(random() * 10) * Math.round(random() * 600));
    const tries = 2_000;
    let held = 0;
    for (let i = 0; i < tries; i++) {
      const days = Array.from({ length: 30 }, day);
      const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
      const forecast = forecastTalk(days.slice(0, 12), sum(days.slice(0, 12)), 18);
      const total = sum(days);
      if (forecast && total >= forecast.low && total <= forecast.high) held++;
    }
    expect(held / tries).toBeGreaterThan(0.76);
    expect(held / tries).toBeLessThan(0.86);
  });
});
