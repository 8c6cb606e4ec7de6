import { describe, expect, it } from "vitest";
import { compareRates, visitorsNeeded } from "./compare-rates";
import { type Arm, judgeExperiment } from "./judge-experiment";
import { logBeta } from "./log-beta";
import { rateBounds } from "./rate-bounds";
import { sampleRatioPValue } from "./sample-ratio";
import { evidenceAgainst } from "./share-evidence";

const arm = (id: string, weight: number, visitors: number, successes: number): Arm => ({
  id,
  weight,
  visitors,
  successes,
});
const verdictOf = (arms: Arm[], ratio = 1.3) => judgeExperiment(arms, "a", ratio).arms.at(-1)?.versus;

describe("known answers", () => {
  it("of the beta function", () => {
    expect(logBeta([0.5, 0.5])).toBeCloseTo(Math.log(Math.PI), 10);
    expect(logBeta([3, 4])).toBeCloseTo(Math.log(1 / 60), 10);
    expect(logBeta([2, 3, 4])).toBeCloseTo(Math.log((1 * 2 * 6) / 40_320), 10);
    expect(logBeta([4_000.5, 1_000_000])).toBeCloseTo(-26_100.2, 0);
  });

  it("of evidence: three heads of three against a fair coin, every other coin alike, is 2 to 1", () => {
    // ∫ θ³ dθ = 1/4, and the fair coin gives 1/8.
    expect(Math.exp(evidenceAgainst(0.5, { count: 3, total: 3 }, { a: 1, b: 1 }))).toBeCloseTo(2, 10);
    expect(evidenceAgainst(0.5, { count: 0, total: 0 }, { a: 3, b: 2 })).toBeCloseTo(0, 10);
    expect(evidenceAgainst(1, { count: 2, total: 3 }, { a: 1, b: 1 })).toBe(Number.POSITIVE_INFINITY);
  });

  it("of visitors unlike the weights: one and none of even parts, as the mixture says", () => {
    expect(sampleRatioPValue([arm("a", 1, 1, 0), arm("b", 1, 0, 0)])).toBeCloseTo(1, 10);
    expect(sampleRatioPValue([arm("a", 1, 5_200, 0), arm("b", 1, 4_800, 0)])).toBeLessThan(0.01);
    expect(sampleRatioPValue([arm("a", 1, 5_050, 0), arm("b", 1, 4_950, 0)])).toBe(1);
    expect(sampleRatioPValue([arm("a", 90, 9_010, 0), arm("b", 10, 990, 0)])).toBe(1);
  });

  it("of bounds: nothing seen excludes nothing, and more visitors narrow them", () => {
    expect(rateBounds({ visitors: 0, successes: 0 }, 0.05)).toEqual({ from: 0, to: 1 });
    const few = rateBounds({ visitors: 100, successes: 3 }, 0.05);
    const many = rateBounds({ visitors: 10_000, successes: 300 }, 0.05);
    expect(few.from).toBeLessThan(many.from);
    expect(many.from).toBeLessThan(0.03);
    expect(many.to).toBeGreaterThan(0.03);
    expect(many.to).toBeLessThan(few.to);
    expect(rateBounds({ visitors: 50, successes: 50 }, 0.05).to).toBe(1);
    expect(rateBounds({ visitors: 50, successes: 0 }, 0.05)).toMatchObject({ from: 0 });
  });

  it("of a comparison: it is the same whichever way round, and knows the weights", () => {
    const control = { visitors: 1_000, successes: 20 };
    const variant = { visitors: 1_000, successes: 44 };
    const forth = compareRates({ control, variant, share: 0.5 }, 0.05);
    const back = compareRates({ control: variant, variant: control, share: 0.5 }, 0.05);
    expect(forth.ratio).toBeCloseTo(2.2, 10);
    expect(forth.bounds.from).toBeCloseTo(1 / back.bounds.to, 8);
    expect(forth.pValue).toBeCloseTo(back.pValue, 10);
    // Twice as many successes are no news where twice as many visitors are sent.
    expect(
      compareRates({ control, variant: { visitors: 2_000, successes: 40 }, share: 2 / 3 }, 0.05).pValue,
    ).toBe(1);
  });

  it("of what is needed: larger differences, higher rates and even parts take fewer visitors", () => {
    const needed = (ratio: number, controlRate = 0.02, share = 0.5) =>
      visitorsNeeded({ controlRate, ratio, share }, 0.05);
    expect(needed(1.5)).toBeLessThan(needed(1.2) / 4);
    expect(needed(1.3, 0.04)).toBeLessThan(needed(1.3) * 0.51);
    expect(needed(1.3, 0.02, 0.9)).toBeGreaterThan(needed(1.3));
    // A test of one look wants about 19,700 here (two proportions, 0.02 and 0.026, 80 %).
    expect(needed(1.3)).toBeGreaterThan(19_700);
    expect(needed(1.3)).toBeLessThan(3 * 19_700);
    expect(needed(0.5)).toBeGreaterThan(0);
  });
});

describe("the verdict", () => {
  it.each([
    ["better", arm("b", 1, 5_000, 160)],
    ["worse", arm("b", 1, 5_000, 50)],
    ["too-early", arm("b", 1, 5_000, 112)],
    ["not-compared", arm("b", 0, 12, 1)],
  ] as const)("is %s", (verdict, variant) => {
    expect(verdictOf([arm("a", 1, 5_000, 100), variant])).toMatchObject({ verdict });
  });

  it("is alike once a difference of the size that is looked for can be excluded", () => {
    const arms = [arm("a", 1, 200_000, 4_000), arm("b", 1, 200_000, 4_030)];
    expect(verdictOf(arms, 1.3)).toMatchObject({ verdict: "alike", moreVisitors: null });
    expect(verdictOf(arms, 1.01)).toMatchObject({ verdict: "too-early" });
  });

  it("tells how many more visitors it takes, as soon as it can", () => {
    expect(verdictOf([arm("a", 1, 0, 0), arm("b", 1, 0, 0)])).toMatchObject({
      ratio: null,
      verdict: "too-early",
      moreVisitors: null,
    });
    const early = verdictOf([arm("a", 1, 500, 10), arm("b", 1, 500, 12)])?.moreVisitors ?? 0;
    const later = verdictOf([arm("a", 1, 5_000, 100), arm("b", 1, 5_000, 120)])?.moreVisitors ?? 0;
    expect(early).toBeGreaterThan(10_000);
    expect(later).toBeLessThan(early);
    expect(later).toBeGreaterThan(0);
  });

  it("asks for more where there are more variants", () => {
    const pair = [arm("a", 1, 5_000, 100), arm("b", 1, 5_000, 150)];
    const others = ["c", "d", "e", "f"].map((id) => arm(id, 1, 5_000, 100));
    expect(judgeExperiment(pair, "a", 1.3).arms[1]?.versus?.verdict).toBe("better");
    expect(judgeExperiment([...pair, ...others], "a", 1.3).arms[1]?.versus?.verdict).toBe("too-early");
  });

  it("compares with a hold-out that brought nothing, without an end above", () => {
    const versus = verdictOf([arm("a", 1, 2_000, 0), arm("b", 1, 2_000, 60)]);
    expect(versus).toMatchObject({
      verdict: "better",
      ratio: null,
      bounds: { to: Number.POSITIVE_INFINITY },
    });
    expect(versus?.bounds.from).toBeGreaterThan(1);
  });

  it("warns where visitors of one variant are lost", () => {
    expect(judgeExperiment([arm("a", 1, 5_000, 0), arm("b", 1, 4_500, 0)], "a", 1.3).isMismatched).toBe(true);
    expect(judgeExperiment([arm("a", 1, 5_000, 0), arm("b", 1, 4_920, 0)], "a", 1.3).isMismatched).toBe(
      false,
    );
  });
});
