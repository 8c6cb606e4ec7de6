import { describe, expect, it } from "vitest";
import { HandoverError } from "../crm/port";
import type { ProviderErrorKind } from "../platform/provider-error";
import { type Health, healthAfter, IN_HEALTH, whyPause } from "./judge-health";

const MINUTE = 60_000;
const start = Date.parse("2026-11-20T10:00:00Z");
const failure = (kind: ProviderErrorKind, minutes: number, options = {}) => ({
  error: new HandoverError(kind, "no", options),
  at: new Date(start + minutes * MINUTE),
});

describe("a receiver that is out of reach", () => {
  it("is left alone from the second failure on, for half as long as it has lasted, five minutes at most", () => {
    let health: Health = IN_HEALTH;
    const quiets = [0, 0.05, 1, 4, 8, 60].map((minutes) => {
      const failed = failure("unavailable", minutes);
      health = healthAfter(health, failed);
      return health.quietUntil && health.quietUntil.getTime() - failed.at.getTime();
    });
    expect(quiets).toEqual([null, 5000, 30_000, 2 * MINUTE, 4 * MINUTE, 5 * MINUTE]);
    expect(health).toMatchObject({ failuresInRow: 6, failingSince: new Date(start) });
  });

  it("is left alone at once for as long as it asks, an hour at most", () => {
    const asked = (retryAfterMs: number) =>
      healthAfter(IN_HEALTH, failure("rate-limited", 0, { retryAfterMs })).quietUntil;
    expect(asked(10_000)).toEqual(new Date(start + 10_000));
    expect(asked(100 * MINUTE)).toEqual(new Date(start + 60 * MINUTE));
  });

  it("is paused after a day of it, and not before", () => {
    const health = (failuresInRow: number): Health => ({
      failuresInRow,
      failingSince: new Date(start),
      quietUntil: null,
    });
    const why = (minutes: number, failures: number) =>
      whyPause(health(failures), { ...failure("unavailable", minutes), isCrm: true });
    expect(why(24 * 60 - 1, 300)).toBeNull();
    expect(why(24 * 60, 300)).toBe("failing");
    expect(why(24 * 60, 2)).toBeNull();
  });
});

describe("a receiver that refuses", () => {
  const refused = (failuresInRow: number): Health => ({ ...IN_HEALTH, failuresInRow });

  it("is not left alone, and paused after the twentieth in a row", () => {
    const health = healthAfter(refused(19), failure("rejected", 0));
    expect(health).toEqual({ failuresInRow: 20, failingSince: null, quietUntil: null });
    expect(whyPause(health, { ...failure("rejected", 0), isCrm: true })).toBe("failing");
    expect(whyPause(refused(19), { ...failure("rejected", 0), isCrm: true })).toBeNull();
  });

  it("begins a row of its own after an outage", () => {
    let health: Health = IN_HEALTH;
    for (let i = 0; i < 30; i++) health = healthAfter(health, failure("unavailable", i));
    expect(healthAfter(health, failure("rejected", 31))).toEqual(refused(1));
  });

  it("our access is paused after the third time, at once where only people can mend it", () => {
    const refusal = { ...failure("unauthorized", 0), isCrm: true };
    expect(whyPause(refused(2), refusal)).toBeNull();
    expect(whyPause(refused(3), refusal)).toBe("unauthorized");
    const final = { ...failure("unauthorized", 0, { wantsReconnect: true }), isCrm: true };
    expect(whyPause(refused(1), final)).toBe("unauthorized");
    expect(whyPause(refused(3), { ...refusal, isCrm: false })).toBeNull();
  });

  it("wants no more: paused at once", () => {
    const gone = { ...failure("rejected", 0, { wantsNoMore: true }), isCrm: false };
    expect(whyPause(refused(1), gone)).toBe("gone");
  });
});
