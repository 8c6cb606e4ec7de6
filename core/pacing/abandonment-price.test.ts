import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustPrice, costOfAbandoning, mustOperatorLead, startingPrice } from "./abandonment-price";
import type { LegEvent } from "./team-view";

const budget = 0.006;
const abandoned = (at: number): LegEvent => ({ type: "customerAbandoned", at, pool: "sales", customer: "c" });
const served = (at: number, waited = 0): LegEvent => ({
  type: "bridged",
  at,
  pool: "sales",
  customer: "c",
  operator: "anna",
  waited,
});
const tell = (price: ReturnType<typeof startingPrice>, event: LegEvent) =>
  adjustPrice(price, event, { budget, grace: 2 });

describe("the price of an abandoned customer", () => {
  it("rises with each one and falls slowly with those served in time", () => {
    const price = startingPrice();
    const before = costOfAbandoning(price);
    tell(price, abandoned(1));
    const raised = costOfAbandoning(price);
    expect(raised).toBeGreaterThan(before * 1.3);
    tell(price, served(2));
    expect(costOfAbandoning(price)).toBeLessThan(raised);
    expect(costOfAbandoning(price)).toBeGreaterThan(raised * 0.99);
  });

  it("is not lowered by a customer who had been counted as abandoned", () => {
    const price = startingPrice();
    tell(price, served(1, 3.5));
    expect(price).toEqual(startingPrice());
  });

  it("keeps to the budget against anybody, where operators who lead lose nobody", () => {
    // Whatever may be risked is lost, as often as an opponent likes.
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 3000 }), (wishes) => {
        const price = startingPrice();
        let lost = 0;
        for (const [at, wantsLoss] of wishes.entries()) {
          const isLost = wantsLoss && !mustOperatorLead(price, at);
          if (isLost) lost++;
          tell(price, isLost ? abandoned(at) : served(at));
        }
        expect(lost).toBeLessThanOrEqual(budget * wishes.length + (7 - 3.3) / 0.5 + 1);
      }),
      // One who always wants it: also just below the highest price, again and again.
      { examples: [[Array.from({ length: 3000 }, () => true)]] },
    );
  });

  it("lets operators lead for ten minutes when more than three in a hundred were lost", () => {
    const price = startingPrice();
    // What was served before keeps the price itself from reaching its limit.
    for (let at = 0; at < 1000; at++) tell(price, served(at));
    for (let at = 1000; at < 1006; at++) tell(price, abandoned(at));
    expect(mustOperatorLead(price, 1006)).toBe(false);
    tell(price, abandoned(1006));
    expect(mustOperatorLead(price, 1605)).toBe(true);
    expect(mustOperatorLead(price, 1606)).toBe(false);
  });
});
