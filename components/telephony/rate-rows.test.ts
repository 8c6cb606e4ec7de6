import { describe, expect, it } from "vitest";
import { problemOfRows, toRate, toRows } from "./rate-rows";

describe("a line of a price list", () => {
  it.each([
    [{ prefix: "+7 495", price: "1,80" }, "RUB", { prefix: "+7495", perMinuteMillis: 180_000 }],
    [{ prefix: "1", price: "0.0125" }, "USD", { prefix: "+1", perMinuteMillis: 1_250 }],
    [{ prefix: "81", price: "4" }, "JPY", { prefix: "+81", perMinuteMillis: 4_000 }],
    [{ prefix: "49", price: "0" }, "EUR", { prefix: "+49", perMinuteMillis: 0 }],
    [{ prefix: "Germany", price: "1" }, "EUR", null],
    [{ prefix: "49", price: "" }, "EUR", null],
    [{ prefix: "49", price: "-1" }, "EUR", null],
  ])("%j in %s is %j", (row, currency, rate) => {
    expect(toRate(row, currency)).toEqual(rate);
  });

  it("is shown as it was typed", () => {
    const rates = [{ prefix: "+1", perMinuteMillis: 1_250 }];
    expect(toRows({ currency: "USD", stepSeconds: 60, rates })).toEqual([{ prefix: "+1", price: "0.0125" }]);
  });

  it("stands once", () => {
    const row = { prefix: "49", price: "1" };
    expect(problemOfRows([row], "EUR")).toBeNull();
    expect(problemOfRows([row, { ...row, prefix: "+49" }], "EUR")).toBe("twice");
    expect(problemOfRows([row, { ...row, price: "free" }], "EUR")).toBe("not-a-rate");
  });
});
