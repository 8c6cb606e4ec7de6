import { expect, it } from "vitest";
import type { Stage } from "@/core/callback/state";
import { ofThisTry, stageSpans } from "./stage-spans";

const start = Date.parse("2026-11-22T10:00:00.000Z");
const mark = (stage: Stage, second: number) => ({
  stage,
  at: new Date(start + second * 1000).toISOString(),
});
const said = (stages: ReturnType<typeof mark>[], second: number) =>
  stageSpans(stages, start + second * 1000).map(
    ({ stage, seconds, isRunning }) => `${stage} ${seconds}${isRunning ? " …" : ""}`,
  );

it("counts the running stage until now", () => {
  expect(said([mark("requested", 0), mark("operator-ringing", 1.5)], 9)).toEqual([
    "requested 1.5",
    "operator-ringing 7.5 …",
  ]);
});

it("stops counting at the finish", () => {
  const stages = [mark("requested", 0), mark("talking", 10), mark("finished", 40)];
  expect(said(stages, 4000)).toEqual(["requested 10", "talking 30"]);
});

it("keeps a stage apart from its second coming", () => {
  const twice = [mark("operator-ringing", 0), mark("scheduled", 5), mark("operator-ringing", 60)];
  expect(new Set(stageSpans(twice, start + 70_000).map(({ key }) => key)).size).toBe(3);
});

it("never counts backwards when clocks disagree", () => {
  expect(said([mark("requested", 3)], 0)).toEqual(["requested 0 …"]);
});

it.each<[string, Stage[], Stage[]]>([
  ["the only try", ["requested", "operator-ringing"], ["requested", "operator-ringing"]],
  [
    "the last of several",
    ["requested", "talking", "scheduled", "requested", "operator-ringing"],
    ["requested", "operator-ringing"],
  ],
  ["nothing yet", [], []],
])("tells %s apart", (_which, all, expected) => {
  expect(ofThisTry(all.map((stage, i) => mark(stage, i))).map(({ stage }) => stage)).toEqual(expected);
});
