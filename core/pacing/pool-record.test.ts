import { describe, expect, it } from "vitest";
import { answersFromDial, answersWithin } from "./answer-time";
import { freeWithin } from "./busy-time";
import { picksUpWithin } from "./pick-up";
import { curvesOf, emptyRecord, learn } from "./pool-record";

/**
 * 3,000 legs: one in ten is busy, six in ten answer after ringing for 4 to 14 s, the others ring for 30 s. Operators pick
 * up after 3 to 7 s, one in twenty never; conversations take 100 to 300 s, wrap-ups 10 to 30 s.
 */
function taught() {
  const record = emptyRecord({ customer: 30, operator: { phone: 15, browser: 5 } });
  const common = { at: 0, pool: "sales", customer: "c", operator: "anna", kind: "phone" } as const;
  for (let call = 0; call < 3000; call++) {
    // Evenly spread, without a random number.
    const part = (call * 0.6180339887) % 1;
    if (call % 10 === 0) {
      learn(record, { ...common, type: "customerFailed", reason: "busy", ring: 0, after: 4 });
    } else {
      learn(record, { ...common, type: "customerRinging", after: 3.5 + part });
      if (call % 10 <= 6)
        learn(record, { ...common, type: "customerAnswered", ring: 4 + 10 * part, after: 9 });
      else learn(record, { ...common, type: "customerFailed", reason: "noanswer", ring: 30, after: 34 });
    }
    if (call % 20 === 0) learn(record, { ...common, type: "operatorFailed", after: 15 });
    else learn(record, { ...common, type: "operatorAnswered", after: 3 + 4 * part });
    learn(record, { ...common, type: "operatorReady", busy: 100 + 200 * part, wrap: 10 + 20 * part });
  }
  return curvesOf(record);
}

const customer = { id: "c", pool: "sales", arrivedAt: 0 };

describe("what many legs teach", () => {
  const { answer, pickUp, busy, isSound } = taught();

  it("is how many customers answer, and when", () => {
    expect(isSound).toBe(true);
    expect(answer.share).toBeCloseTo(0.6, 1);
    expect(answersFromDial(answer, 7)).toBeLessThan(0.05);
    expect(answersFromDial(answer, 13)).toBeCloseTo(0.3, 1);
  });

  it("is that who has rung for long will hardly answer, and who rings at all is likelier to", () => {
    const ringingFor = (age: number) => ({ ...customer, dialedAt: -age - 4, ringingAt: -age });
    expect(answersWithin(answer, ringingFor(0), 0, 30)).toBeCloseTo(0.667, 1);
    expect(answersWithin(answer, ringingFor(16), 0, 30)).toBeLessThan(0.05);
    expect(answersWithin(answer, { ...customer, dialedAt: -3, ringingAt: null }, 0, 30)).toBeCloseTo(0.6, 1);
  });

  it("is how soon operators pick up, and how often they do not", () => {
    expect(pickUp.phone.missed).toBeCloseTo(0.05, 1);
    expect(Math.abs(pickUp.phone.mean - 5)).toBeLessThan(0.4);
    expect(picksUpWithin(pickUp.phone, 8, 60)).toBeLessThan(0.25);
    // Nobody was seen in a browser: the guess stands.
    expect(pickUp.browser.mean).toBeLessThan(2);
  });

  it("is when busy operators will be free", () => {
    expect(freeWithin(busy, "talking", 0, 90)).toBeLessThan(0.05);
    expect(freeWithin(busy, "talking", 200, 50)).toBeCloseTo(0.5, 1);
    expect(freeWithin(busy, "wrapup", 20, 11)).toBeGreaterThan(0.9);
  });
});
