import { describe, expect, it } from "vitest";
import { nextTick } from "./cron-schedule";

const next = (cron: string, from: string) => new Date(nextTick(cron, Date.parse(from))).toISOString();

describe("nextTick", () => {
  it.each([
    ["* * * * *", "2026-03-01T10:00:00Z", "2026-03-01T10:01:00.000Z"],
    ["* * * * *", "2026-03-01T10:00:59.999Z", "2026-03-01T10:01:00.000Z"],
    ["0 9 * * *", "2026-03-01T09:00:00Z", "2026-03-02T09:00:00.000Z"],
    ["TZ=Europe/Moscow 0 9 * * *", "2026-03-01T00:00:00Z", "2026-03-01T06:00:00.000Z"],
    ["TZ=Europe/Berlin 0 9 * * *", "2026-03-28T12:00:00Z", "2026-03-29T07:00:00.000Z"],
    ["0 0 1,15 * MON", "2026-11-02T00:00:00Z", "2026-11-09T00:00:00.000Z"],
  ])("%s after %s", (cron, from, expected) => {
    expect(next(cron, from)).toBe(expected);
  });

  it("refuses what never ticks", () => {
    expect(() => nextTick("0 0 30 2 *", 0)).toThrow();
  });
});
