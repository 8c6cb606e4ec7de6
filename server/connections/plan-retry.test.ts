import { expect, it } from "vitest";
import { planRetry } from "./plan-retry";

const waits = (chance: number) => {
  const all: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const wait = planRetry({ tries, retryAfterMs: undefined, chance });
    if (wait === null) return all;
    all.push(wait);
  }
};
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const HOUR = 3_600_000;

it("begins after seconds, grows, and gives up within three days", () => {
  expect(waits(0.5).slice(0, 6)).toEqual([5000, 5 * 60_000, 30 * 60_000, 2 * HOUR, 5 * HOUR, 10 * HOUR]);
  for (const chance of [0, 0.5, 1]) {
    expect(sum(waits(chance))).toBeGreaterThan(60 * HOUR);
    expect(sum(waits(chance))).toBeLessThan(75 * HOUR);
  }
});

it("spreads by a tenth either way", () => {
  expect(waits(0)[1]).toBe(270_000);
  expect(waits(1)[1]).toBe(330_000);
});

it("waits at least as long as the receiver asks", () => {
  expect(planRetry({ tries: 1, retryAfterMs: 120_000, chance: 0.5 })).toBe(120_000);
  expect(planRetry({ tries: 3, retryAfterMs: 1000, chance: 0.5 })).toBe(30 * 60_000);
});
