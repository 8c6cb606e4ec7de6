import { describe, expect, it } from "vitest";
import { compile } from "../compile";
import { defaultRouting } from "../default-routing";
import { outermostStep } from "../inline-subflow";
import { place, routingFlow } from "../templates/template";
import type { Answer } from "./answers";
import { answersToEnd, type RehearsalSetting, rehearse } from "./rehearse";

const compiled = compile(defaultRouting("sales"));
if (!compiled.ok) throw new Error("the default routing compiles");
const { program } = compiled;

const AT = Date.UTC(2026, 10, 24, 12);
const always = { hours: null, holidays: [], timeZone: "UTC" };
const never = { ...always, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
const setting = (change: Partial<RehearsalSetting> = {}): RehearsalSetting => ({
  at: AT,
  scheduledFor: null,
  facts: {},
  teams: new Map([["sales", always]]),
  ...change,
});
const play = (answers: Answer[], change?: Partial<RehearsalSetting>) =>
  rehearse(program, setting(change), answers).rehearsal;

describe("rehearse", () => {
  it("rings, and offers what can come of it: before an operator answers, no customer is on the line to leave", () => {
    const { story, answers } = play([]);
    expect(story.map(({ kind }) => kind)).toEqual(["asked", "rings"]);
    expect(answers).toContain("nobody-free");
    expect(answers).not.toContain("customer-left");
    expect(answers.at(-1)).toBe("cancelled");
  });
  it("tells the visitor what the server would, by what happened", () => {
    const reads = (answers: Answer[], change?: Partial<RehearsalSetting>) =>
      play(answers, change).story.flatMap((scene) => (scene.kind === "visitor-reads" ? [scene.words] : []));
    expect(reads(["nobody-free"])).toEqual(["nobodyFree"]);
    expect(reads(["customer-busy"])).toEqual(["anotherTry"]);
    expect(reads(["talked"])).toEqual(["talked"]);
    expect(reads(["cancelled"])).toEqual(["cancelled"]);
    expect(reads([], { scheduledFor: AT + 3_600_000 })).toEqual(["scheduled"]);
    expect(reads([], { teams: new Map([["sales", never]]) })).toEqual(["handedOver"]);
  });
  it("passes the time that a call and a wait take", () => {
    const { now, story } = play(["nobody-free", "waited"]);
    // Two minutes for a free operator, one until the next try.
    expect(now).toBe(AT + 180_000);
    expect(story.at(-1)).toMatchObject({ kind: "rings", attempt: 2, at: AT + 180_000 });
  });
  it("knows a team that is gone, and one that never opens", () => {
    expect(play([], { teams: new Map() }).story.map(({ kind }) => kind)).toContain("no-team");
    const { story, answers } = play([], { teams: new Map([["sales", never]]) });
    expect(story.map(({ kind }) => kind)).toEqual([
      "asked",
      "closed",
      "never-opens",
      "tells",
      "visitor-reads",
      "finished",
    ]);
    expect(answers).toEqual([]);
  });
  it("plays answers as far as the flow takes them", () => {
    const { played, rehearsal } = rehearse(program, setting(), ["nobody-free", "talked", "waited"]);
    expect(played).toBe(1);
    expect(rehearsal.answers).toEqual(["waited", "cancelled"]);
  });
  it("comes to the end by itself", () => {
    const answers = answersToEnd(program, setting(), {
      answers: ["nobody-free"],
      ending: "customer-no-answer",
    });
    const { story } = play(answers);
    expect(answers.slice(0, 3)).toEqual(["nobody-free", "waited", "customer-no-answer"]);
    expect(story.at(-1)).toMatchObject({ kind: "finished", outcome: "unreached" });
    expect(story.findLast(({ kind }) => kind === "tells")).toMatchObject({ teamId: "sales" });
  });
  it("goes through another flow, and says so on the way in and out", () => {
    const outer = compile(
      routingFlow(
        [
          place("start", "start", [0, 0]),
          place("sub", "subflow", [1, 0], { flowId: "sales" }),
          place("end", "end", [2, 0], { outcome: "as-it-went" }),
        ],
        ["start.next>sub", "sub.ended>end"],
      ),
      { ownId: null, live: new Map([["sales", { revision: 1, program }]]) },
    );
    if (!outer.ok) throw new Error(JSON.stringify(outer.issues));
    const begun = rehearse(outer.program, setting(), []).rehearsal;
    expect(begun.story.map(({ kind }) => kind)).toEqual(["asked", "passes", "rings"]);
    expect(outermostStep(outer.program, begun.state.at ?? "")).toBe("sub");
    const { story } = rehearse(outer.program, setting(), ["talked"]).rehearsal;
    expect(story.filter(({ kind }) => kind === "passes")).toMatchObject([
      { node: "sub", port: "in" },
      { node: "sub", port: "talked" },
    ]);
    expect(story.at(-1)).toMatchObject({ kind: "finished", outcome: "conversation" });
  });
});
