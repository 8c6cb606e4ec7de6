import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessHazards, hazardsOf, leftOf, observeDuration, valueAt } from "./hazards";
import { lognormalShare } from "./lognormal";

const guess = () => guessHazards(0.5, 60, { mean: 7, spread: 0.5, share: 0.9, weight: 20 });
const endedBy = (hazards: ReturnType<typeof guess>, seconds: number) =>
  1 - valueAt(leftOf(hazardsOf(hazards)), hazards.width, seconds);

describe("a lognormal guess", () => {
  it("has its middle where it should, and its mean", () => {
    expect(lognormalShare({ mean: Math.exp(0.5), spread: Math.sqrt(Math.E - 1) }, 1)).toBeCloseTo(0.5, 6);
    expect(lognormalShare({ mean: 9, spread: 0.7 }, 0)).toBe(0);
    const guessed = { mean: 9, spread: 0.7 };
    let mean = 0;
    for (let at = 0; at < 400; at += 0.01) mean += 0.01 * (1 - lognormalShare(guessed, at));
    expect(mean).toBeCloseTo(9, 1);
  });
});

describe("durations", () => {
  it("are as guessed while nothing was seen", () => {
    for (const seconds of [2, 5, 10, 25])
      expect(endedBy(guess(), seconds)).toBeCloseTo(
        0.9 * lognormalShare({ mean: 7, spread: 0.5 }, seconds),
        3,
      );
  });

  it("are learned although many were cut short", () => {
    // Ends are evenly spread over 0 to 20 s; every second leg is hung up after 8 s.
    const hazards = guess();
    for (let leg = 0; leg < 4000; leg++) {
      const end = 20 * ((leg * 0.6180339887) % 1);
      if (leg % 2 === 0) observeDuration(hazards, Math.min(end, 8), end <= 8);
      else observeDuration(hazards, end, true);
    }
    for (const seconds of [2, 6, 10, 14, 18])
      expect(Math.abs(endedBy(hazards, seconds) - seconds / 20)).toBeLessThan(0.06);
  });

  it("of long ago are forgotten", () => {
    const hazards = guess();
    for (let leg = 0; leg < 1000; leg++) observeDuration(hazards, 3, true);
    for (let leg = 0; leg < 1500; leg++) observeDuration(hazards, 12, true);
    expect(endedBy(hazards, 11)).toBeLessThan(0.08);
    expect(endedBy(hazards, 13)).toBeGreaterThan(0.95);
  });

  it("that are none teach nothing", () => {
    const hazards = guess();
    for (const seconds of [Number.NaN, -1, Number.POSITIVE_INFINITY]) observeDuration(hazards, seconds, true);
    expect(hazards).toEqual(guess());
  });

  it("give chances whatever is seen: between 0 and 1, and never growing", () => {
    const seen = fc.array(fc.tuple(fc.double({ min: 0, max: 200, noNaN: true }), fc.boolean()));
    fc.assert(
      fc.property(seen, (durations) => {
        const hazards = guess();
        for (const [seconds, hasEnded] of durations) observeDuration(hazards, seconds, hasEnded);
        const left = [...leftOf(hazardsOf(hazards))];
        expect(left.every((value, at) => value >= 0 && value <= (left[at - 1] ?? 1))).toBe(true);
      }),
    );
  });
});
