import { describe, expect, it } from "vitest";
import type { Facts } from "../../widget-contract/visitor-facts";
import type { DisplayProgram, DisplayStep, Predicate } from "./display-program";
import { evaluate } from "./evaluate";
import { preparePredicate } from "./prepare-predicate";
import { visitorHash } from "./visitor-hash";

const program = (...steps: DisplayStep[]): DisplayProgram => ({
  format: 1,
  kind: "display",
  steps,
  needs: [],
  offers: {},
});
const holds = (predicate: Predicate, facts: Facts) => preparePredicate(predicate)(facts);

describe("evaluate", () => {
  const asks = program(
    ["start", "start", 1],
    ["if", "phone", ["is", "device", "phone"], 2, -1],
    ["if", "deep", [">=", "scroll-depth", 50], 3, 4],
    ["show", "bar"],
    ["nothing", "nothing"],
  );
  it("tells the offer that is reached, and the way there", () =>
    expect(evaluate(asks, { device: "phone", "scroll-depth": 50 })).toEqual({
      decision: "bar",
      path: [
        { node: "start", port: "next" },
        { node: "phone", port: "yes" },
        { node: "deep", port: "yes" },
        { node: "bar", port: "shown" },
      ],
    }));
  it("shows nothing where a way ends, on purpose or not", () => {
    expect(evaluate(asks, { device: "phone" })).toEqual({
      decision: null,
      path: [
        { node: "start", port: "next" },
        { node: "phone", port: "yes" },
        { node: "deep", port: "no" },
      ],
    });
    expect(evaluate(asks, {}).path.at(-1)).toEqual({ node: "phone", port: "no" });
    expect(evaluate(program(), {})).toEqual({ decision: null, path: [] });
  });
  it("sends a visitor the same way each time, and one who is not known nowhere", () => {
    const hash = visitorHash("s", "0.25");
    const splits = program(
      ["start", "start", 1],
      [
        "split",
        "s",
        "s",
        [
          [hash, "a", 2],
          [hash + 1, "b", 3],
        ],
      ],
      ["show", "one"],
      ["show", "two"],
    );
    expect(evaluate(splits, { visitor: 0.25 }).decision).toBe("two");
    expect(evaluate(splits, {})).toEqual({ decision: null, path: [{ node: "start", port: "next" }] });
  });
  it("answers no to what a newer version asks", () => {
    const newer = JSON.parse('["if","x",["sounds-like","title","boots"],2,-1]');
    expect(
      evaluate(program(["start", "start", 1], newer, ["show", "o"]), { title: "boots" }).decision,
    ).toBeNull();
  });
});

describe("predicates", () => {
  it.each<[Predicate, Facts, boolean]>([
    [["is", "returning", false], { returning: false }, true],
    [["is", "visits", 2], { visits: 2 }, true],
    [["in", "country", ["RU", "KZ"]], { country: "KZ" }, true],
    [["equals", "title", "BOOTS", 1], { title: "boots" }, true],
    [["equals", "title", "BOOTS"], { title: "boots" }, false],
    [["equals", "attribute:tags", "b"], { "attribute:tags": ["a", "b"] }, true],
    [["contains", "attribute:tags", "c"], { "attribute:tags": ["a", "b"] }, false],
    [["ends", "path", ".HTML", 1], { path: "/a.html" }, true],
    [["matches", "path", "^/p/\\d+$"], { path: "/p/12" }, true],
    [["matches", "path", "^/P", 1], { path: "/p" }, true],
    [["matches", "path", "("], { path: "(" }, false],
    [["<", "visits", 2], { visits: 1 }, true],
    [["<", "visits", 2], { visits: "1" }, false],
    [[">", "visits", 2], { visits: 2 }, false],
    [["between", "minute", 540, 1080], { minute: 1080 }, false],
    [["between", "minute", 1320, 360], { minute: 0 }, true],
    [["between", "minute", 1320, 360], { minute: 360 }, false],
    [["between", "date", "2026-11-01", "2026-12-01"], { date: "2026-11-22" }, true],
    [["between", "date", "2026-11-01", "2026-12-01"], { date: 5 }, false],
    [["known", "cart-value"], { "cart-value": 0 }, false],
    [["known", "cart-value"], { "cart-value": 0.01 }, true],
    [["any", []], {}, false],
    [["all", []], {}, true],
    [["not", ["known", "cart-value"]], {}, true],
    [
      [
        "score",
        2,
        [
          [1, ["known", "clicks"]],
          [1, ["known", "visits"]],
        ],
      ],
      { clicks: 1, visits: 1 },
      true,
    ],
    [
      [
        "score",
        2,
        [
          [3, ["known", "clicks"]],
          [-2, ["known", "visits"]],
        ],
      ],
      { clicks: 1, visits: 1 },
      false,
    ],
  ])("%j of %j: %s", (predicate, facts, answer) => expect(holds(predicate, facts)).toBe(answer));

  const each: Predicate[] = [
    ["is", "visits", 0],
    ["in", "country", [""]],
    ["contains", "url", ""],
    ["starts", "url", ""],
    ["ends", "url", ""],
    ["equals", "url", ""],
    ["matches", "url", ""],
    ["<", "visits", 1],
    ["<=", "visits", 1],
    [">", "visits", -1],
    [">=", "visits", -1],
    ["between", "minute", 0, 1440],
    ["between", "date", "", "~"],
    ["known", "url"],
    ["score", 1, [[1, ["known", "url"]]]],
  ];
  it.each(each.map((predicate) => [predicate] as const))("%j is false where nothing is known", (predicate) =>
    expect(holds(predicate, {})).toBe(false),
  );
});
