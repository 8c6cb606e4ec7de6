import { describe, expect, it } from "vitest";
import { portsOf } from "../../node-definition";
import { visitorHash } from "../../runtime/visitor-hash";
import { boundsOf, split, splitConfig } from "./definition";

const variant = (id: string, weight: number) => ({ id, name: id, weight });
const problems = (config: object) =>
  splitConfig.safeParse(config).error?.issues.map(({ path }) => path.join("."));

describe("split", () => {
  it("has a way out for each variant, and one for who is held out", () => {
    const variants = [variant("a", 1), variant("b", 3)];
    expect(portsOf(split, { config: { variants, holdOut: 0 } }).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(portsOf(split, { config: { variants, holdOut: 10 } })).toContainEqual({
      id: "held-out",
      required: false,
    });
  });
  it("divides ten thousand by the weights, after the hold-out", () => {
    const variants = [variant("a", 1), variant("b", 3), variant("c", 0)];
    expect(boundsOf({ variants, holdOut: 0 })).toEqual([
      [2_500, "a"],
      [10_000, "b"],
      [10_000, "c"],
    ]);
    expect(boundsOf({ variants, holdOut: 20 })).toEqual([
      [2_000, "held-out"],
      [4_000, "a"],
      [10_000, "b"],
      [10_000, "c"],
    ]);
  });
  it.each([
    [{ variants: [variant("a", 1)], holdOut: 0 }, ["variants"]],
    [{ variants: [variant("a", 1), variant("a", 1)], holdOut: 0 }, ["variants"]],
    [{ variants: [variant("a", 0), variant("b", 0)], holdOut: 0 }, ["variants"]],
    [{ variants: [variant("a", 1), variant("held-out", 1)], holdOut: 95 }, ["variants.1.id", "holdOut"]],
  ])("refuses %j", (config, fields) => expect(problems(config)).toEqual(fields));

  it("hashes visitors evenly, and differently for each salt", () => {
    const visitors = Array.from({ length: 20_000 }, (_, at) => String(at / 20_000));
    const below = (salt: string, bound: number) =>
      visitors.filter((visitor) => visitorHash(salt, visitor) < bound);
    for (const salt of ["split", "split-2", "x"])
      for (const bound of [500, 2_500, 5_000])
        expect(Math.abs(below(salt, bound).length / 20_000 - bound / 10_000)).toBeLessThan(0.012);
    const both = below("split", 5_000).filter((visitor) => visitorHash("split-2", visitor) < 5_000);
    expect(Math.abs(both.length / 20_000 - 0.25)).toBeLessThan(0.012);
  });
});
