import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksMadeUp, type RequestClues, SUSPICIOUS_FROM, weighRequest } from "./weigh-request";

/** A customer like any other, asking for the first time. */
const ORDINARY: RequestClues = {
  sameNumber: 0,
  otherSites: 0,
  otherAddresses: 0,
  visitorNumbers: 0,
  addressNumbers: 0,
  saidSpam: 0,
  saidWrongNumber: 0,
  unreached: 0,
  talks: 0,
  fillSeconds: 12,
  phone: "+74959386205",
  phoneType: "mobile",
  phoneCountry: "RU",
  visitorCountry: "RU",
};

const weigh = (clues: Partial<RequestClues>) => weighRequest({ ...ORDINARY, ...clues });

describe("a request that looks like any other", () => {
  it.each([
    ["the first one", {}],
    ["of which little is known", { fillSeconds: null, visitorCountry: null }],
    ["asked once more", { sameNumber: 1 }],
    ["after a mistyped number", { visitorNumbers: 1 }],
    ["from a phone that left its Wi-Fi", { otherAddresses: 1 }],
    ["from an office", { addressNumbers: 2 }],
    ["of somebody who was missed once", { unreached: 1 }],
  ])("weighs nothing: %s", (_what, clues) => expect(weigh(clues)).toEqual({ score: 0, signs: [] }));
});

describe("what is suspicious", () => {
  it.each([
    ["an operator has called it spam", { saidSpam: 1 }],
    ["one visitor has numbers rung", { visitorNumbers: 5 }],
    ["a number is asked for everywhere", { sameNumber: 3, otherSites: 2 }],
    ["a program types", { fillSeconds: 0.3, phone: "+74951234567" }],
    ["a wrong number is asked for again, in no time", { saidWrongNumber: 1, fillSeconds: 1 }],
  ])("%s", (_what, clues) => expect(weigh(clues).score).toBeGreaterThanOrEqual(SUSPICIOUS_FROM));

  it.each([
    ["a form that was filled in by the browser", { fillSeconds: 1 }],
    ["a visitor abroad", { visitorCountry: "DE" }],
    ["a number over the internet", { phoneType: "voip" }],
    ["a taxi's number", { phone: "+74957777777" }],
    ["an impatient customer who has talked with us", { sameNumber: 5, talks: 1 }],
  ] as const)("is not: %s", (_what, clues) => expect(weigh(clues).score).toBeLessThan(SUSPICIOUS_FROM));
});

it("says why, the heaviest reason first", () =>
  expect(weigh({ sameNumber: 6, fillSeconds: 1.4, visitorCountry: "NL", talks: 1 })).toEqual({
    score: 65,
    signs: [
      { sign: "same-number", points: 45, value: 6 },
      { sign: "too-fast", points: 30, value: 1.4 },
      { sign: "talked", points: -25, value: 1 },
      { sign: "elsewhere", points: 15, value: "NL" },
    ],
  }));

it.each([
  ["+74951234567", true],
  ["+12029876543", true],
  ["+74950000000", true],
  ["+79161212121", true],
  ["+74959386205", false],
  ["+74951234501", false],
  ["+12025550139", false],
  ["+3721234", false],
])("%s is made up: %s", (phone, expected) => expect(looksMadeUp(phone)).toBe(expected));

describe("the score", () => {
  const count = fc.nat(20);
  const clues: fc.Arbitrary<RequestClues> = fc.record({
    sameNumber: count,
    otherSites: count,
    otherAddresses: count,
    visitorNumbers: count,
    addressNumbers: count,
    saidSpam: count,
    saidWrongNumber: count,
    unreached: count,
    talks: count,
    fillSeconds: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    phone: fc.stringMatching(/^\+[1-9]\d{6,13}$/),
    phoneType: fc.constantFrom(
      "mobile",
      "fixed-line",
      "fixed-or-mobile",
      "toll-free",
      "voip",
      "other",
      "unknown",
    ),
    phoneCountry: fc.constantFrom("RU", "US"),
    visitorCountry: fc.constantFrom("RU", "US", null),
  });

  it("is a whole number from 0 to 100, and the sum of its reasons between these", () =>
    fc.assert(
      fc.property(clues, (given) => {
        const { score, signs } = weighRequest(given);
        expect(Number.isInteger(score)).toBe(true);
        const sum = signs.reduce((total, { points }) => total + points, 0);
        expect(score).toBe(Math.min(100, Math.max(0, sum)));
      }),
    ));

  it.each([
    "sameNumber",
    "otherSites",
    "otherAddresses",
    "visitorNumbers",
    "addressNumbers",
    "saidSpam",
    "saidWrongNumber",
    "unreached",
  ] as const)("never falls when %s grows", (name) =>
    fc.assert(
      fc.property(clues, count, (given, more) => {
        const grown = { ...given, [name]: given[name] + more };
        expect(weighRequest(grown).score).toBeGreaterThanOrEqual(weighRequest(given).score);
      }),
    ),
  );

  it("never grows with talks, nor with the time that was taken for the form", () =>
    fc.assert(
      fc.property(clues, count, (given, more) => {
        const { talks, fillSeconds } = given;
        const calmer = {
          ...given,
          talks: talks + more,
          fillSeconds: fillSeconds === null ? null : fillSeconds + more,
        };
        expect(weighRequest(calmer).score).toBeLessThanOrEqual(weighRequest(given).score);
      }),
    ));
});
