import { describe, expect, it } from "vitest";
import { parseDuration, parseSleep } from "./duration";

describe("parseDuration", () => {
  it.each([
    ["2s", 2000],
    ["500ms", 500],
    ["1h30m", 5_400_000],
    ["1w2d", 777_600_000],
    ["1.5m", 90_000],
    ["", null],
    ["soon", null],
    ["5", null],
    ["2s later", null],
  ])("%j is %j ms", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});

describe("parseSleep", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");
  it("takes dates, and those that have passed end at once", () => {
    expect(parseSleep("2026-11-22T10:00:05.000Z", now)).toBe(5000);
    expect(parseSleep("2020-01-01T00:00:00.000Z", now)).toBe(0);
  });
  it("does not guess", () => {
    expect(parseSleep("", now)).toBeNull();
  });
});
