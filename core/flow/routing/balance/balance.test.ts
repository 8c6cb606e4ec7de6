import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeContext, NodeEvent } from "../../runtime/node-step";
import type { RoutingFacts } from "../../runtime/routing-facts";
import { type BalanceConfig, balance } from "./definition";
import { stepBalance } from "./step";

const ENTERED: NodeEvent = { type: "entered", at: 0, scheduledFor: null };
const ended = (result: "nobody-answered" | "failed" | "conversation" | "customer-unreached"): NodeEvent => ({
  type: "call-ended",
  at: 0,
  result,
  cause: null,
});

const config = (by: BalanceConfig["by"], ...weights: number[]): BalanceConfig => ({
  ...balance.defaults,
  by,
  centres: weights.map((weight, at) => ({ teamId: `t${at}`, weight })),
});

/** Teams that are open and have two lines free each, with what differs. */
const facts = (count: number, change: RoutingFacts = {}): RoutingFacts => ({
  ...Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      [`team-open:t${at}`, true],
      [`operators-free:t${at}`, 2],
      [`team-calls:t${at}`, 0],
    ]).flat(),
  ),
  ...change,
});

const context = (known: RoutingFacts, rung: string[] = []): NodeContext => ({
  visit: 1,
  facts: known,
  asks: null,
  last: null,
  rung,
  tallies: {},
});
const first = (by: BalanceConfig["by"], change: RoutingFacts) =>
  stepBalance(config(by, 1, 1), context(facts(2, change)), ENTERED);
const calls = (teamId: string) => ({ startCall: true, teamId });

it("keeps the parts exact: after any number of calls each team is within one call of its share", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 1, max: 60 }),
      (weights, count) => {
        const given = weights.map(() => 0);
        for (let call = 0; call < count; call++) {
          const known = facts(
            weights.length,
            Object.fromEntries(given.map((number, at) => [`team-calls:t${at}`, number])),
          );
          const answer = stepBalance(config("weights", ...weights), context(known), ENTERED);
          if (!("teamId" in answer)) throw new Error("a call begins");
          const at = Number(answer.teamId?.slice(1));
          given[at] = (given[at] ?? 0) + 1;
        }
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        for (const [at, weight] of weights.entries())
          expect(Math.abs((given[at] ?? 0) - (count * weight) / total)).toBeLessThan(weights.length);
      },
    ),
  );
});

describe("whose turn it is", () => {
  it.each<[string, BalanceConfig["by"], RoutingFacts, string]>([
    ["fewest calls for the weight", "weights", { "team-calls:t0": 3, "team-calls:t1": 2 }, "t1"],
    ["most lines free", "free-lines", { "operators-free:t1": 5 }, "t1"],
    ["the cheapest minute", "price", { "team-price:t0": 5, "team-price:t1": 4.5 }, "t1"],
    ["a known price before an unknown one", "price", { "team-price:t1": 90 }, "t1"],
    ["the best answer rate", "answer-rate", { "answer-rate:t0": 60, "answer-rate:t1": 80 }, "t1"],
    ["a team of which nothing is known yet", "answer-rate", { "answer-rate:t0": 90 }, "t1"],
    [
      "the next, where the first is closed",
      "weights",
      { "team-open:t0": false, "operators-free:t0": 0 },
      "t1",
    ],
    ["the next, where the first has no line free", "weights", { "operators-free:t0": 0 }, "t1"],
    ["the first, where all are busy", "weights", { "operators-free:t0": 0, "operators-free:t1": 0 }, "t0"],
  ])("%s", (_what, by, change, teamId) => expect(first(by, change)).toEqual(calls(teamId)));

  it("is a reserve's only when nobody else can", () => {
    const reserve = config("weights", 0, 5);
    const many = facts(2, { "team-calls:t1": 99 });
    expect(stepBalance(reserve, context(many), ENTERED)).toEqual(calls("t1"));
    expect(stepBalance(reserve, context({ ...many, "operators-free:t1": 0 }), ENTERED)).toEqual(calls("t0"));
  });

  it("is nobody's while all are closed, and where they are gone", () => {
    const closed = { "team-open:t0": false, "team-open:t1": false };
    expect(first("weights", closed)).toEqual({ port: "closed" });
    expect(stepBalance(config("weights", 1, 1), context({}), ENTERED)).toEqual({ port: "closed" });
  });
});

describe("where nobody takes it", () => {
  const three = config("weights", 3, 2, 1);
  it("asks the next with somebody free, each once, and then goes on by how the last one ended", () => {
    const known = facts(3);
    expect(stepBalance(three, context(known, ["t0"]), ended("nobody-answered"))).toEqual(calls("t1"));
    const busy = { ...known, "operators-free:t1": 0 };
    expect(stepBalance(three, context(busy, ["t0"]), ended("failed"))).toEqual(calls("t2"));
    expect(stepBalance(three, context(known, ["t0", "t1", "t2"]), ended("nobody-answered"))).toEqual({
      port: "nobody-free",
    });
  });
  it("asks nobody else once somebody did: the customer is what is missing", () => {
    expect(stepBalance(three, context(facts(3), ["t0"]), ended("customer-unreached"))).toEqual({
      port: "unreached",
    });
    expect(stepBalance(three, context(facts(3), ["t0"]), ended("conversation"))).toEqual({ port: "talked" });
  });
  it("stays for what is not its own", () =>
    expect(stepBalance(three, context(facts(3)), { type: "woken", at: 0 })).toEqual({ stay: true }));
});

it("refuses one team twice, and an empty one", () => {
  const twice = { ...balance.defaults, centres: [1, 2].map((weight) => ({ teamId: "a", weight })) };
  expect(balance.config.safeParse(twice).error?.issues).toMatchObject([{ path: ["centres", 1, "teamId"] }]);
  expect(balance.config.safeParse(balance.defaults).success).toBe(false);
});
