import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseCallerId } from "./choose-caller-id";
import { callerIdsSchema, rateCardSchema } from "./document";
import { estimateCost } from "./estimate-cost";

const moscow = { number: "+74950000001", isDefault: false, prefixes: ["+7495", "+7499"] };
const russia = { number: "+78000000001", isDefault: false, prefixes: ["+7"] };
const berlin = { number: "+49300000001", isDefault: true, prefixes: [] };

describe("the caller that is shown", () => {
  it.each([
    ["+74951234567", moscow.number],
    ["+78121234567", russia.number],
    ["+4930123456", berlin.number],
    ["+12025550100", berlin.number],
  ])("to %s is %s", (to, shown) => {
    expect(chooseCallerId([russia, berlin, moscow], to)).toBe(shown);
  });

  it("is the first where none is the default, and nobody where there is none", () => {
    expect(chooseCallerId([moscow], "+12025550100")).toBe(moscow.number);
    expect(chooseCallerId([], "+12025550100")).toBeNull();
  });

  it("is one default at most, and no number twice", () => {
    const messages = (value: unknown) =>
      callerIdsSchema.safeParse(value).error?.issues.map(({ message }) => message);
    expect(messages([berlin, { ...moscow, isDefault: true }])).toEqual(["two-defaults"]);
    expect(messages([berlin, { ...berlin, isDefault: false }])).toEqual(["twice"]);
    expect(messages([{ ...berlin, number: "030" }])).toEqual(["not-a-number"]);
  });
});

const card = {
  currency: "USD",
  stepSeconds: 60,
  rates: [
    { prefix: "+1", perMinuteMillis: 1_300 },
    { prefix: "+7", perMinuteMillis: 6_000 },
    { prefix: "+79", perMinuteMillis: 24_000 },
  ],
};

describe("what a call costs", () => {
  it("is each leg by the longest prefix, every begun step paid whole", () => {
    const legs = [
      { number: "+12025550100", seconds: 61 },
      { number: "+79161234567", seconds: 1 },
    ];
    expect(estimateCost(card, legs)).toEqual({
      amountMillis: 2 * 1_300 + 24_000,
      currency: "USD",
      isPartial: false,
    });
    expect(estimateCost({ ...card, stepSeconds: 1 }, legs).amountMillis).toBe(
      Math.round((61 * 1_300 + 24_000) / 60),
    );
  });

  it("is nothing for a leg that nobody answered, and says where a rate is missing", () => {
    const legs = [
      { number: "+4930123456", seconds: 5 },
      { number: "+79161234567", seconds: 0 },
    ];
    expect(estimateCost(card, legs)).toEqual({ amountMillis: 0, currency: "USD", isPartial: true });
    expect(estimateCost(card, legs.slice(1)).isPartial).toBe(false);
  });

  it("never falls when a talk goes on", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(600),
        fc.integer({ min: 1, max: 60 }),
        (seconds, more, stepSeconds) => {
          const costOf = (long: number) =>
            estimateCost({ ...card, stepSeconds }, [{ number: "+79161234567", seconds: long }]).amountMillis;
          expect(costOf(seconds + more)).toBeGreaterThanOrEqual(costOf(seconds));
          expect(costOf(seconds)).toBeGreaterThanOrEqual(Math.floor((seconds * 24_000) / 60));
        },
      ),
    );
  });

  it("takes a card in which no prefix stands twice", () => {
    expect(rateCardSchema.safeParse(card).success).toBe(true);
    const twice = { ...card, rates: [...card.rates, { prefix: "+1", perMinuteMillis: 1 }] };
    expect(rateCardSchema.safeParse(twice).success).toBe(false);
  });
});
