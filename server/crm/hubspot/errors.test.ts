import { describe, expect, it } from "vitest";
import { noAnswer, refusal } from "./errors";

const now = Date.parse("2026-11-22T10:00:00Z");
const answer = (status: number, given: { headers?: Record<string, string>; body?: object } = {}) =>
  refusal({ status, headers: given.headers ?? {}, body: JSON.stringify(given.body ?? {}) }, now);

describe("HubSpot's limits", () => {
  it("that are used up wait for their interval, or as long as HubSpot asks", () => {
    const interval = {
      "x-hubspot-ratelimit-remaining": "0",
      "x-hubspot-ratelimit-interval-milliseconds": "10000",
    };
    expect(answer(429, { headers: interval })).toMatchObject({ kind: "rate-limited", retryAfterMs: 10_000 });
    expect(answer(429, { headers: { ...interval, "retry-after": "3" } }).retryAfterMs).toBe(3000);
    const date = new Date(now + 5000).toUTCString();
    expect(answer(429, { headers: { "retry-after": date } }).retryAfterMs).toBe(5000);
    expect(answer(429).retryAfterMs).toBeUndefined();
  });

  it("of a day wait an hour, since it says no more than that", () => {
    expect(answer(429, { body: { policyName: "DAILY" } }).retryAfterMs).toBe(3_600_000);
  });
});

it("names HubSpot's own category, and nothing of its text", () => {
  const error = answer(400, { body: { category: "VALIDATION_ERROR", message: "about +12025550123" } });
  expect(error).toMatchObject({ kind: "rejected", code: "VALIDATION_ERROR" });
  expect(error.message).not.toContain("2025550123");
  expect(error.answer?.body).toContain("2025550123");
});

it.each([423, 477, 502, 504])("%i passes", (status) => {
  expect(answer(status)).toMatchObject({ kind: "unavailable", isTransient: true });
});

it("says why there was no answer", () => {
  expect(noAnswer(Object.assign(new Error("x"), { code: "ECONNRESET" }), false)).toMatchObject({
    kind: "unavailable",
    code: "ECONNRESET",
  });
  expect(noAnswer(new Error("x"), true)).toMatchObject({ code: "timeout" });
});
