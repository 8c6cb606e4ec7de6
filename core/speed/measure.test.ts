import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureSpeed } from "./measure";
import { summarize } from "./summarize";
import { timeSpent } from "./time-spent";
import type { SpeedLeg, SpeedTrace } from "./trace";

// Instants in these tables are seconds since asking.
const ms = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : seconds * 1_000;

type Told = { placed: number; rings?: number; answers?: number; accepts?: number; ends?: number } & Pick<
  Partial<SpeedLeg>,
  "cause"
>;
const leg = (seat: SpeedLeg["seat"], told: Told): SpeedLeg => ({
  seat,
  placedAt: told.placed * 1_000,
  ringingAt: ms(told.rings),
  answeredAt: ms(told.answers),
  acceptedAt: ms(told.accepts),
  endedAt: ms(told.ends),
  cause: told.cause ?? null,
});
const operator = (told: Told) => leg("operator", told);
const customer = (told: Told) => leg("customer", told);

function trace(
  legs: SpeedLeg[],
  told: { promised?: number | null; joined?: number; ended?: number; cancelled?: boolean; now?: number } = {},
): SpeedTrace {
  return {
    askedAt: 0,
    promisedAt: ms(told.promised === undefined ? 30 : told.promised),
    legs,
    joinedAt: ms(told.joined),
    endedAt: ms(told.ended),
    isCancelled: told.cancelled ?? false,
    now: (told.now ?? 600) * 1_000,
  };
}

const PROMPT = operator({ placed: 0, rings: 1, answers: 5, accepts: 9, ends: 80 });
const MISSED = operator({ placed: 0, rings: 1, ends: 21, cause: "no-answer" });

describe("the marks of a lead", () => {
  it("are seconds since asking", () => {
    const talked = trace([PROMPT, customer({ placed: 9, rings: 11, answers: 16, ends: 80 })], {
      joined: 16.2,
      ended: 80,
    });
    expect(measureSpeed(talked)).toEqual({
      marks: { "operator-rings": 1, accepted: 9, "customer-rings": 11, talking: 16.2 },
      isKept: true,
      cause: null,
    });
  });

  it("are of the first operator who rang and the first who accepted", () => {
    const second = operator({ placed: 22, rings: 23, answers: 26, accepts: 28 });
    const { marks } = measureSpeed(trace([MISSED, second]));
    expect(marks).toMatchObject({ "operator-rings": 1, accepted: 28, "customer-rings": null });
  });

  it("take an answer for the ring that the provider did not tell of, and a busy line for one reached", () => {
    const silent = measureSpeed(trace([PROMPT, customer({ placed: 9, answers: 14 })]));
    expect(silent.marks["customer-rings"]).toBe(14);
    const busy = measureSpeed(trace([PROMPT, customer({ placed: 9, ends: 11, cause: "busy" })]));
    expect(busy.marks["customer-rings"]).toBe(11);
    const lost = measureSpeed(trace([PROMPT, customer({ placed: 9, ends: 11, cause: "congestion" })]));
    expect(lost.marks["customer-rings"]).toBeNull();
  });
});

describe("a promise", () => {
  const rung = customer({ placed: 9, rings: 30, ends: 60, cause: "no-answer" });
  it.each<[string, SpeedTrace, boolean | null]>([
    ["is kept by the ring in time", trace([PROMPT, rung], { ended: 61 }), true],
    ["is broken by the ring after it", trace([PROMPT, rung], { promised: 29, ended: 61 }), false],
    ["is broken by an attempt that never rang", trace([MISSED], { ended: 22 }), false],
    ["is broken while nobody is rung and the time is up", trace([], { now: 31 }), false],
    ["stands while the time is not up", trace([], { now: 29 }), null],
    ["was not needed where it was called off before", trace([], { ended: 20, cancelled: true }), null],
    ["is broken where it was called off after", trace([], { ended: 40, cancelled: true }), false],
    ["was not made", trace([PROMPT, rung], { promised: null, ended: 61 }), null],
  ])("%s", (_name, given, kept) => {
    expect(measureSpeed(given).isKept).toBe(kept);
  });
});

describe("the cause of a delay", () => {
  const later = (told: Partial<Told>) => customer({ placed: 50, rings: 52, answers: 60, ...told });
  it.each<[string, SpeedTrace, string | null]>([
    [
      "nobody was free for most of the time",
      trace([operator({ placed: 40, rings: 41, answers: 45, accepts: 50 }), later({})], { joined: 60 }),
      "nobody-free",
    ],
    [
      "an operator let it ring, the next one took it",
      trace([MISSED, operator({ placed: 22, rings: 23, answers: 46, accepts: 50 }), later({})], {
        joined: 60,
      }),
      "operator-slow",
    ],
    [
      "an operator answered and did not press the key",
      trace([operator({ placed: 0, rings: 1, answers: 3, ends: 33, cause: "not-accepted" })], { ended: 34 }),
      "operator-slow",
    ],
    [
      "the network took long to ring the operator",
      trace(
        [operator({ placed: 0, rings: 30, answers: 34, accepts: 38 }), later({ placed: 38, rings: 40 })],
        {
          joined: 60,
        },
      ),
      "carrier-slow",
    ],
    [
      "the network took long to ring the customer",
      trace([PROMPT, customer({ placed: 9, rings: 45, answers: 50 })], { joined: 50 }),
      "carrier-slow",
    ],
    ["nobody was rung at all", trace([], { ended: 60 }), "nobody-free"],
    [
      "the customer did not pick up",
      trace([PROMPT, customer({ placed: 9, rings: 11, ends: 41, cause: "no-answer" })], { ended: 41 }),
      "customer-no-answer",
    ],
    [
      "the customer, rung first, waited for an operator and left",
      trace(
        [
          customer({ placed: 0, rings: 2, answers: 6, ends: 40 }),
          operator({ placed: 6, rings: 7, ends: 40 }),
        ],
        {
          ended: 40,
        },
      ),
      "operator-slow",
    ],
    [
      "a minute without a promise is late, too",
      trace(
        [operator({ placed: 70, rings: 71, answers: 73, accepts: 75 }), later({ placed: 75, rings: 77 })],
        {
          promised: null,
          joined: 80,
        },
      ),
      "nobody-free",
    ],
    [
      "nothing was late",
      trace([PROMPT, customer({ placed: 9, rings: 11, answers: 15 })], { joined: 15 }),
      null,
    ],
    ["it was called off", trace([MISSED], { ended: 22, cancelled: true }), null],
    ["it still goes on", trace([MISSED]), null],
  ])("%s", (_name, given, cause) => {
    expect(measureSpeed(given).cause).toBe(cause);
  });
});

describe("the time until the ring", () => {
  const told = fc.record({
    placed: fc.integer({ min: 0, max: 90 }),
    rings: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    answers: fc.option(fc.integer({ min: 20, max: 40 }), { nil: undefined }),
    accepts: fc.option(fc.integer({ min: 40, max: 60 }), { nil: undefined }),
    ends: fc.option(fc.integer({ min: 60, max: 200 }), { nil: undefined }),
  });
  const later = ({ placed, ...times }: Told): Told => ({
    placed,
    ...Object.fromEntries(
      Object.entries(times).map(([name, seconds]) => [
        name,
        typeof seconds === "number" ? placed + seconds : undefined,
      ]),
    ),
  });

  it("goes to one thing at each instant, whatever phones did", () => {
    const legs = fc.array(fc.tuple(fc.constantFrom("operator", "customer"), told), { maxLength: 6 });
    fc.assert(
      fc.property(legs, fc.integer({ min: 0, max: 200 }), (made, until) => {
        const given = trace(made.map(([seat, times]) => leg(seat, later(times))));
        const spent = Object.values(timeSpent(given, until * 1_000));
        expect(spent.reduce((sum, one) => sum + one, 0)).toBe(until * 1_000);
      }),
    );
  });
});

describe("many leads", () => {
  it("are summed up by the middle one and the one that nine of ten do not exceed", () => {
    const leads = Array.from({ length: 10 }, (_, at) =>
      measureSpeed(
        trace([PROMPT, customer({ placed: 9, rings: 10 + at, answers: 20 + at })], {
          promised: 17,
          joined: 20 + at,
        }),
      ),
    );
    const summary = summarize(leads);
    expect(summary.marks["customer-rings"]).toEqual({ count: 10, median: 14, p90: 18 });
    expect(summary).toMatchObject({ leads: 10, promised: 10, kept: 8, causes: { "carrier-slow": 2 } });
  });

  it("leave out what nobody came to", () => {
    expect(summarize([measureSpeed(trace([], { ended: 60 }))]).marks.talking).toBeNull();
    expect(summarize([])).toMatchObject({ leads: 0, promised: 0, kept: 0 });
  });
});
