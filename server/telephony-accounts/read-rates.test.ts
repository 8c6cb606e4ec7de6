import { describe, expect, it } from "vitest";
import { readRates } from "./read-rates";

describe("a price list", () => {
  it("is read by its titles, with several prefixes in a cell", () => {
    const text =
      'Country,Destination Prefixes,Price / min\nUnited States,"1, 1202",0.0140\nRussia,7 ,$0.05\n';
    expect(readRates(text, "USD")).toEqual({
      rates: [
        { prefix: "+1", perMinuteMillis: 1_400 },
        { prefix: "+1202", perMinuteMillis: 1_400 },
        { prefix: "+7", perMinuteMillis: 5_000 },
      ],
      problems: [],
      problemCount: 0,
    });
  });

  it("is read with semicolons, decimal commas and Russian titles", () => {
    expect(readRates("Код;Направление;Тариф\n7495;Москва;1,80 ₽\n", "RUB").rates).toEqual([
      { prefix: "+7495", perMinuteMillis: 180_000 },
    ]);
  });

  it("needs no titles: first the prefix, last the price", () => {
    expect(readRates("+49\tGermany\t0.02\n00431\tVienna\t0.03", "EUR").rates).toEqual([
      { prefix: "+49", perMinuteMillis: 2_000 },
      { prefix: "+431", perMinuteMillis: 3_000 },
    ]);
  });

  it("counts in what the currency has: yen have no minor unit", () => {
    expect(readRates("81,4.5", "JPY").rates).toEqual([{ prefix: "+81", perMinuteMillis: 4_500 }]);
  });

  it("says which lines it could not use, and takes the rest", () => {
    const text = "prefix,price\nGermany,0.1\n49,free\n49,0.02\n49,0.03\n";
    expect(readRates(text, "EUR")).toEqual({
      rates: [{ prefix: "+49", perMinuteMillis: 2_000 }],
      problems: [
        { line: 2, code: "not-a-prefix" },
        { line: 3, code: "not-a-price" },
        { line: 5, code: "twice" },
      ],
      problemCount: 3,
    });
  });

  it("of nothing is empty", () => {
    expect(readRates("", "EUR").rates).toEqual([]);
  });
});
