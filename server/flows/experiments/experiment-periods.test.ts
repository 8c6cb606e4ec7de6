import { describe, expect, it } from "vitest";
import { compile } from "@/core/flow/compile";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";
import { asDisplayProgram } from "../display-program";
import { type PublishedProgram, periodsOf, splitsOf } from "./experiment-periods";

interface Change {
  weights?: [number, number];
  holdOut?: number;
  second?: "bar" | "popup";
  name?: string;
  before?: number;
}

/** Visitors of a page for so long → A or B. */
function program({
  weights = [1, 1],
  holdOut = 0,
  second = "bar",
  name = "Second",
  before = 5,
}: Change = {}) {
  const variants = ["a", "b"].map((id, at) => ({ id, name: id, weight: weights[at] }));
  const document = displayFlow(
    [
      place("start", "start", [0, 0]),
      place("wait", "time-on-page", [1, 0], { atLeast: before }),
      place("ab", "split", [2, 0], { holdOut, variants }),
      place("first", "offer", [3, 0], offerWith({ form: "button", name: "First" })),
      place("second", "offer", [3, 1], offerWith({ form: second, name })),
    ],
    ["start.next>wait", "wait.yes>ab", "ab.a>first", "ab.b>second"],
  );
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return asDisplayProgram(compiled.program);
}

const without = (() => {
  const compiled = compile(
    displayFlow(
      [
        place("start", "start", [0, 0]),
        place("first", "offer", [1, 0], offerWith({ form: "button", name: "First" })),
      ],
      ["start.next>first"],
    ),
  );
  if (!compiled.ok) throw new Error("no flow");
  return asDisplayProgram(compiled.program);
})();

const dayOf = (number: number) => new Date(Date.UTC(2026, 10, number));
const published = (programs: PublishedProgram["program"][]): PublishedProgram[] =>
  programs.map((each, at) => ({ number: at + 1, publishedAt: dayOf(at + 1), program: each }));
const told = (programs: PublishedProgram["program"][]) =>
  periodsOf(published(programs), "ab").map(({ revision, lastRevision, endedAt }) => [
    revision,
    lastRevision,
    endedAt?.getUTCDate() ?? null,
  ]);

describe("the periods of a split", () => {
  it("go on while it and everything behind it stays, whatever changes before it", () => {
    expect(told([program(), program({ before: 20 }), program({ name: "Bar" })])).toEqual([[1, 3, null]]);
  });

  it("begin anew with other weights, another hold-out, and another offer behind", () => {
    expect(told([program(), program({ weights: [3, 1] })])).toEqual([
      [2, 2, null],
      [1, 1, 2],
    ]);
    expect(told([program(), program({ holdOut: 10 })])).toEqual([
      [2, 2, null],
      [1, 1, 2],
    ]);
    expect(told([program(), program({ second: "popup" })])).toEqual([
      [2, 2, null],
      [1, 1, 2],
    ]);
  });

  it("end where the split is taken out, and begin anew when it comes back", () => {
    expect(told([program(), without, program()])).toEqual([
      [3, 3, null],
      [1, 1, 2],
    ]);
    expect(told([without, without])).toEqual([]);
    expect(told([program(), without])).toEqual([[1, 1, 2]]);
  });

  it("know the parts of the visitors, the hold-out's among them", () => {
    const [period] = periodsOf(published([program({ weights: [3, 1], holdOut: 20 })]), "ab");
    expect(period?.shares).toEqual([
      { id: "held-out", weight: 2_000 },
      { id: "a", weight: 6_000 },
      { id: "b", weight: 2_000 },
    ]);
    expect(splitsOf(program())).toEqual(["ab"]);
  });
});
