import { expect, it } from "vitest";
import type { TimelineFact } from "@/core/callback/timeline";
import { groupByAttempt } from "./group-by-attempt";

const start = (number: number): TimelineFact => ({
  kind: "attempt-started",
  number,
  team: "Sales",
  order: "operator-first",
});
const end = (number: number): TimelineFact => ({
  kind: "attempt-ended",
  number,
  result: "customer-unreached",
});
const note: TimelineFact = { kind: "note", text: "called by hand", by: "Olga" };
const chapters = (...facts: TimelineFact[]) =>
  groupByAttempt(facts.map((fact) => ({ fact }))).map(({ attempt, lines }) => [
    attempt,
    lines.map(({ fact }) => fact.kind),
  ]);

it("keeps each try together, and what lies between apart", () => {
  expect(chapters(note, start(1), end(1), note, start(2), end(2))).toEqual([
    [null, ["note"]],
    [1, ["attempt-started", "attempt-ended"]],
    [null, ["note"]],
    [2, ["attempt-started", "attempt-ended"]],
  ]);
});

it("does not join two tries of which the first never ended", () => {
  expect(chapters(start(1), note, start(2))).toEqual([
    [1, ["attempt-started", "note"]],
    [2, ["attempt-started"]],
  ]);
});
