import { describe, expect, it } from "vitest";
import {
  type MeterEvent,
  minuteOf,
  nextMeterStep,
  REPEATABLE_MS,
  SETTLED_MS,
  TAKEN_MS,
  whenAnswered,
  whenLooked,
  whenTrying,
} from "./meter-step";

const HOUR_MS = 3_600_000;
const NOW = 1_800_000_000_000;
const fresh: MeterEvent = {
  callId: "call",
  stripeCustomerId: "cus",
  seconds: 40,
  at: NOW,
  status: "waiting",
  tries: 0,
  firstTriedAt: null,
  lastTriedAt: null,
  nextTryAt: NOW,
  sentAt: null,
  lastError: null,
};
/** Tried once, and nobody knows. */
const tried = { ...fresh, firstTriedAt: NOW, lastTriedAt: NOW, tries: 1 };

describe("what is done next", () => {
  it.each([
    ["is sent when it is new", fresh, 0, { do: "send" }],
    ["waits for its time", { ...fresh, nextTryAt: NOW + 5 }, 0, { do: "wait", until: NOW + 5 }],
    ["is repeated while Stripe knows its identifier", tried, REPEATABLE_MS - 1, { do: "send" }],
    ["is looked up afterwards", tried, REPEATABLE_MS, { do: "look" }],
    [
      "is not looked up before the sums are settled",
      { ...tried, lastTriedAt: NOW + 22 * HOUR_MS },
      REPEATABLE_MS,
      { do: "wait", until: NOW + 22 * HOUR_MS + SETTLED_MS },
    ],
    [
      "is looked up when it is too old to be sent",
      { ...tried, at: NOW - TAKEN_MS },
      SETTLED_MS,
      { do: "look" },
    ],
    [
      "is given up when it is too old and was never sent",
      { ...fresh, at: NOW - TAKEN_MS },
      0,
      { do: "give-up", error: expect.any(String) },
    ],
  ] as const)("%s", (_what, event, laterMs, step) => {
    expect(nextMeterStep(event, NOW + laterMs)).toEqual(step);
  });
});

describe("what an answer means", () => {
  it("a try of which nothing was heard is one of which nobody knows", () => {
    expect(whenTrying(fresh, NOW)).toMatchObject({ firstTriedAt: NOW, lastTriedAt: NOW, tries: 1 });
    const again = whenAnswered(tried, { kind: "unknown", error: "cut" }, NOW + HOUR_MS);
    expect(again).toMatchObject({ firstTriedAt: NOW, lastTriedAt: NOW + HOUR_MS, tries: 2 });
  });

  it("one that was certainly not taken leaves what was known before", () => {
    const busy = { kind: "not-taken", error: "429", retryAfterMs: 3_000 } as const;
    expect(whenAnswered(fresh, busy, NOW)).toMatchObject({ firstTriedAt: null, nextTryAt: NOW + 3_000 });
    expect(whenAnswered(tried, busy, NOW + HOUR_MS)).toMatchObject({ firstTriedAt: NOW, lastTriedAt: NOW });
  });

  it("pauses grow to an hour", () => {
    const pauses = Array.from(
      { length: 12 },
      (_, tries) => whenTrying({ ...fresh, tries }, NOW).nextTryAt - NOW,
    );
    expect(pauses.slice(0, 4)).toEqual([15_000, 30_000, 60_000, 120_000]);
    expect(pauses.at(-1)).toBe(HOUR_MS);
  });
});

describe("what the sum of a minute means", () => {
  it.each([
    ["it is in it", 90, 50, { status: "sent" }],
    ["it is not in it", 50, 50, { status: "waiting", firstTriedAt: null, nextTryAt: NOW }],
    [
      "neither: a person has to look",
      60,
      50,
      { status: "refused", lastError: expect.stringContaining("60 s") },
    ],
  ])("%s", (_what, counted, others, expected) => {
    expect(whenLooked(tried, counted, others, NOW)).toMatchObject(expected);
  });

  it("is that of the clock's minute", () => {
    const { start, end } = minuteOf(Date.parse("2026-11-29T05:00:59.999Z"));
    expect(new Date(start).toISOString()).toBe("2026-11-29T05:00:00.000Z");
    expect(end - start).toBe(60_000);
  });
});
