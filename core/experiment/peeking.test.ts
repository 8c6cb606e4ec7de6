import { describe, expect, it } from "vitest";
import { pValueOf, visitorsNeeded } from "./compare-rates";
import { type Arm, judgeExperiment } from "./judge-experiment";
import { rateBounds } from "./rate-bounds";
import { sampleRatioPValue } from "./sample-ratio";

// What the mathematics promises, tried: somebody looks after every conversation, and stops at the first good news.

/** Mulberry32: the same numbers at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Plan {
  weights: number[];
  rates: number[];
  visitors: number;
  /** A conversation is known so many visitors later, at most. */
  delay?: number;
  random: () => number;
}

/** Lets visitors come, and shows the counts whenever a conversation becomes known. */
function run({ weights, rates, visitors, delay = 0, random }: Plan, look: (arms: Arm[]) => boolean): boolean {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const arms = weights.map((weight, at): Arm => ({ id: String(at), weight, visitors: 0, successes: 0 }));
  const coming = new Map<number, Arm[]>();
  for (let at = 0; at < visitors; at++) {
    const draw = random() * total;
    const arm = arms.find((_, i) => draw < weights.slice(0, i + 1).reduce((sum, weight) => sum + weight, 0));
    if (!arm) return false;
    arm.visitors += 1;
    if (random() < (rates[arms.indexOf(arm)] ?? 0)) {
      const due = at + Math.floor(random() * delay);
      coming.set(due, [...(coming.get(due) ?? []), arm]);
    }
    const known = coming.get(at);
    if (!known) continue;
    for (const each of known) each.successes += 1;
    if (look(arms)) return true;
  }
  return false;
}

/** In how many of a hundred experiments somebody who looks after every conversation calls a difference. */
function called(plan: Omit<Plan, "random">, times: number, isCalled: (arms: Arm[]) => boolean): number {
  const random = randomFrom(20_261_128);
  const hits = Array.from({ length: times }, () => run({ ...plan, random }, isCalled)).filter(Boolean).length;
  return (100 * hits) / times;
}

/** As judgeExperiment decides: at α by the number of comparisons. */
const callsAny = ([control, ...variants]: Arm[]) =>
  control !== undefined &&
  variants.some((variant) => {
    const share = variant.weight / (variant.weight + control.weight);
    return pValueOf({ control, variant, share }) < 0.05 / variants.length;
  });

/** What most reports do: two proportions, |z| > 1.96, at every look. */
function naive([a, b]: Arm[]): boolean {
  if (!a || !b || a.visitors === 0 || b.visitors === 0) return false;
  const pooled = (a.successes + b.successes) / (a.visitors + b.visitors);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / a.visitors + 1 / b.visitors));
  return Math.abs(a.successes / a.visitors - b.successes / b.visitors) > 1.96 * spread;
}

describe("looking after every conversation", () => {
  const alike = { weights: [1, 1], rates: [0.05, 0.05], visitors: 3_000 };

  it("finds a difference that is not there in no more than 5 of 100; the usual test does in many more", () => {
    expect(called(alike, 400, callsAny)).toBeLessThanOrEqual(5);
    expect(called(alike, 400, naive)).toBeGreaterThan(20);
  });

  it.each([
    ["four variants", { weights: [1, 1, 1, 1], rates: [0.05, 0.05, 0.05, 0.05], visitors: 3_000 }],
    ["a small hold-out as the control", { weights: [1, 9], rates: [0.05, 0.05], visitors: 3_000 }],
    ["conversations that come late", { ...alike, delay: 800 }],
    ["conversations of every second visitor", { ...alike, rates: [0.5, 0.5], visitors: 500 }],
  ])("holds with %s", (_name, plan) => {
    expect(called(plan, 300, callsAny)).toBeLessThanOrEqual(5);
  });

  it("finds a difference that is there in four of five, within the visitors it asked for", () => {
    const needed = visitorsNeeded({ controlRate: 0.05, ratio: 1.5, share: 0.5 }, 0.05);
    expect(needed).toBeLessThan(7_000);
    const plan = { weights: [1, 1], rates: [0.05, 0.075], visitors: needed };
    const found = called(plan, 200, callsAny);
    expect(found).toBeGreaterThan(75);
    // More would mean that it asks for too many.
    expect(found).toBeLessThan(96);
  });

  it("says in words what the test says in numbers", () => {
    for (let successes = 0; successes <= 120; successes += 4) {
      const arms = [
        { id: "0", weight: 1, visitors: 1_000, successes: 40 },
        { id: "1", weight: 1, visitors: 1_000, successes },
      ];
      const verdict = judgeExperiment(arms, "0", 1.3).arms[1]?.versus?.verdict ?? "";
      expect([successes, /better|worse/.test(verdict)]).toEqual([successes, callsAny(arms)]);
    }
  });

  it("leaves the true rate within its bounds at every look, in 95 of 100", () => {
    const plan = { weights: [1], rates: [0.05], visitors: 800 };
    const isOutside = ([arm]: Arm[]) => {
      const { from, to } = rateBounds(arm ?? { visitors: 0, successes: 0 }, 0.05);
      return from > 0.05 || to < 0.05;
    };
    expect(called(plan, 150, isOutside)).toBeLessThanOrEqual(5);
  });

  it("warns of lost visitors where none are in no more than 1 of 1,000, and soon where one in ten is", () => {
    const isWarned = (arms: Arm[]) => sampleRatioPValue(arms) < 0.001;
    expect(called({ weights: [1, 1], rates: [0.1, 0.1], visitors: 4_000 }, 300, isWarned)).toBeLessThan(0.5);
    const lossy = { weights: [1, 1], rates: [0.1, 0.1], visitors: 12_000 };
    const asIfEven = (arms: Arm[]) =>
      isWarned(
        arms.map((arm, at) => (at === 0 ? arm : { ...arm, visitors: Math.round(arm.visitors * 0.9) })),
      );
    expect(called(lossy, 50, asIfEven)).toBeGreaterThan(90);
  });
});
