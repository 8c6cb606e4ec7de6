import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { PaceLimit } from "../crm/port";
import { takeTurn } from "../platform/vendor-pace";
import { keepPace, OUT_OF_TURN } from "./keep-pace";

const limits = { requests: { requests: 100, perMs: 10_000 }, search: { requests: 4, perMs: 1000 } };

/** One process with a clock of its own; its waits move the clock. */
function process(key: string, start = Date.parse("2026-11-20T10:00:00Z")) {
  let now = start;
  const pace = keepPace({
    key,
    limits,
    clock: { now: () => now },
    sleep: async (ms) => {
      now += ms;
    },
  });
  return { pace, now: () => now };
}

function mostInAnyStretch(times: number[], { perMs }: PaceLimit): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + perMs).length));
}

it.each(["requests", "search"] as const)(
  "%s stay within the limit in every stretch of time",
  async (name) => {
    const { pace, now } = process(randomUUID());
    const times: number[] = [];
    for (let i = 0; i < 250; i++) {
      await pace(name);
      times.push(now());
    }
    expect(mostInAnyStretch(times, limits[name])).toBeLessThanOrEqual(limits[name].requests);
    // And nearly all of it is used.
    const used = times.length / (((times.at(-1) ?? 0) - (times[0] ?? 0)) / limits[name].perMs);
    expect(used).toBeGreaterThan(limits[name].requests * 0.7);
  },
);

it("is one limit for all processes of an account, and another for each account", async () => {
  const key = randomUUID();
  const one = process(key);
  const two = process(key);
  for (let i = 0; i < 3; i++) await one.pace("search");
  const before = two.now();
  await two.pace("search");
  expect(two.now() - before).toBeGreaterThan(900);
  const other = process(randomUUID());
  await other.pace("search");
  expect(other.now()).toBe(before);
});

it("spaces turns evenly where none may come in a bunch", async () => {
  const pace = { gapMs: 250, burst: 1, longestWaitMs: 1_000 };
  const [key, now] = [randomUUID(), Date.now()];
  const turns = await Promise.all(Array.from({ length: 7 }, () => takeTurn(key, pace, now)));
  expect(turns.sort()).toEqual([0, 1_000, 250, 500, 750, null, null]);
});

it("lets nobody wait long: whoever comes too late comes again", async () => {
  const key = randomUUID();
  const start = Date.parse("2026-11-20T10:00:00Z");
  let turnedAway = 0;
  for (let i = 0; i < 40; i++)
    await process(key, start)
      .pace("search")
      .catch((error) => {
        expect(error).toMatchObject({ kind: "rate-limited", code: OUT_OF_TURN });
        turnedAway += 1;
      });
  expect(turnedAway).toBeGreaterThan(0);
  const later = process(key, start + 20_000);
  await later.pace("search");
  expect(later.now()).toBe(start + 20_000);
});
