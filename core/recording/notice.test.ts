import { describe, expect, it } from "vitest";
import { isTold, LAWS, lawAsks } from "./notice";

describe("the law", () => {
  it.each([
    ["DE", true],
    ["RU", true],
    // A number does not tell the state.
    ["US", true],
    ["JP", false],
    // Nothing is known of it.
    ["TV", true],
    [null, true],
  ])("of %s asks for a notice: %s", (country, asks) => {
    expect(lawAsks(country)).toBe(asks);
  });

  it("says of each country one thing, and why", () => {
    const countries = LAWS.flatMap((law) => law.countries);
    expect(countries.filter((country) => !/^[A-Z]{2}$/.test(country))).toEqual([]);
    expect(new Set(countries).size).toBe(countries.length);
    expect(LAWS.filter(({ source }) => source.length < 10)).toEqual([]);
  });
});

it.each([
  ["law", "JP", false],
  ["law", "DE", true],
  ["always", "JP", true],
  ["never", "DE", false],
  ["countries", "JP", true],
  ["countries", "DE", false],
  // Better told once too often.
  ["countries", null, true],
] as const)("with the mode %s a customer in %s is told: %s", (mode, country, told) => {
  expect(isTold({ mode, countries: ["JP"] }, country)).toBe(told);
});
