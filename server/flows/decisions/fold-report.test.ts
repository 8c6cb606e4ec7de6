import { describe, expect, it } from "vitest";
import type { DisplayProgram } from "@/core/flow/runtime/display-program";
import type { DecisionReport } from "@/core/widget-contract/wire";
import { outlineOf } from "../display-program";
import { type DecisionStory, emptyStory, foldReport } from "./fold-report";

const steps: DisplayProgram["steps"] = [
  ["start", "start", 1],
  ["split", "ab", "salt", [[5_000, "a", 2], [10_000, "b", 4]]], // biome-ignore format: one step a line
  ["if", "late", [">=", "seconds-on-page", 20], 3, 4],
  ["show", "popup"],
  ["show", "button"],
];
const outline = outlineOf({ format: 1, kind: "display", steps, needs: ["seconds-on-page"], offers: {} });
const AT = "2026-11-24T12:00:00.000Z";

const report = (event: DecisionReport["event"], way: string, decision: string | null): DecisionReport => ({
  event,
  flowId: "f",
  revision: 1,
  view: "v",
  visitorId: "somebody",
  page: "https://shop.example/boots",
  facts: { "seconds-on-page": 0 },
  path: way.split(" ").map((step) => {
    const [node = "", port = ""] = step.split(".");
    return { node, port };
  }),
  decision,
  at: AT,
});
const EARLY = "start.next ab.a late.no button.shown";
const LATE = "start.next ab.a late.yes popup.shown";

/** Reports one after another; what each of them counted, as `node.port`. */
function fold(reports: DecisionReport[], from: DecisionStory = emptyStory) {
  let story = from;
  const counted = reports.map((one) => {
    const folded = foldReport(story, one, outline, AT);
    story = folded.story;
    return folded.counts.map(({ nodeId, port }) => `${nodeId}.${port}`);
  });
  return { story, counted };
}

describe("the story of a view", () => {
  it("counts each port once, and an offer only when it is shown", () => {
    const { counted, story } = fold([
      report("decided", EARLY, "button"),
      report("shown", EARLY, "button"),
      report("decided", LATE, "popup"),
      report("shown", LATE, "popup"),
      report("decided", EARLY, "button"),
      report("shown", EARLY, "button"),
      report("requested", EARLY, "button"),
    ]);
    expect(counted).toEqual([
      ["start.next", "ab.a", "late.no"],
      ["button.shown"],
      ["late.yes"],
      ["popup.shown"],
      [],
      [],
      ["button.requested"],
    ]);
    expect(story.events.map(({ event, decision, path }) => [event, decision, path?.length])).toEqual([
      ["decided", "button", 4],
      ["shown", "button", undefined],
      ["decided", "popup", 4],
      ["shown", "popup", undefined],
      ["decided", "button", 4],
      ["shown", "button", undefined],
      ["requested", "button", undefined],
    ]);
  });

  it("begins with any event: a beacon may be lost or overtaken", () => {
    const { counted, story } = fold([report("shown", LATE, "popup"), report("decided", LATE, "popup")]);
    expect(counted).toEqual([["start.next", "ab.a", "late.yes", "popup.shown"], []]);
    expect(story).toMatchObject({ decision: "popup", facts: { "seconds-on-page": 0 } });
  });

  it("tells which variant was met", () => {
    const { exposures } = foldReport(emptyStory, report("shown", EARLY, "button"), outline, AT);
    expect(exposures).toEqual([{ nodeId: "ab", variant: "a", event: "shown" }]);
  });

  it("takes no names that the program does not have, and none twice", () => {
    const { counted, story } = fold([
      report("decided", "start.next start.next start.other ab.c nobody.yes late.no late.yes", "nobody"),
      report("shown", "start.next", "late"),
    ]);
    expect(counted).toEqual([["start.next", "late.no"], []]);
    expect(story.decision).toBeNull();
  });

  it("ends where a page goes round in circles", () => {
    const many = Array.from({ length: 100 }, () => report("decided", EARLY, "button"));
    expect(fold(many).story.events).toHaveLength(40);
  });
});
