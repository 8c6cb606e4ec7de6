import { describe, expect, it } from "vitest";
import { check } from "../check";
import { compile } from "../compile";
import { readDocument } from "../migrate";
import type { Answer } from "../rehearsal/answers";
import { rehearse } from "../rehearsal/rehearse";
import type { RoutingFacts } from "../runtime/routing-facts";
import { findRoutingTemplate, routingTemplates } from "./routing-templates";

const TEAMS = ["sales", "support", "night"];
const DAY_MS = 86_400_000;
/** A Tuesday at noon in UTC; every team works from nine to five on weekdays. */
const NOON = Date.UTC(2026, 10, 24, 12);
const NIGHT = NOON + DAY_MS / 2;
const day = [{ from: "09:00", to: "17:00" }];
const hours = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };
const office = { hours, holidays: [], timeZone: "UTC" };
const always = { hours: null, holidays: [], timeZone: "UTC" };

/** A template with everything chosen that its workspace has to choose. */
function filled(id: string) {
  const document = findRoutingTemplate(id)?.document(TEAMS);
  if (!document) throw new Error(`There is no template ${id}.`);
  for (const { kind, config } of document.nodes) if (kind === "in-list") config.listId = "vip";
  return document;
}

/** Plays a template. @returns the story in short words, and whatever can be answered next */
function play(
  id: string,
  answers: Answer[],
  { at = NOON, open = always as typeof office | typeof always, facts = {} as RoutingFacts } = {},
) {
  const compiled = compile(filled(id));
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  const teams = new Map(TEAMS.map((team) => [team, open]));
  const { rehearsal, played } = rehearse(compiled.program, { at, scheduledFor: null, teams, facts }, answers);
  expect(played).toBe(answers.length);
  const story = rehearsal.story.flatMap((scene) => {
    if (scene.kind === "rings") return [`rings ${scene.node}`];
    if (scene.kind === "waits") return [`waits ${Math.round((scene.until - scene.at) / 60_000)}`];
    if (scene.kind === "tells") return [`tells ${scene.teamId}`];
    return scene.kind === "finished" ? [scene.outcome] : scene.kind === "closed" ? ["closed"] : [];
  });
  return { story, open: rehearsal.answers };
}

describe.each(routingTemplates.map((template) => [template.id, template] as const))(
  "%s",
  (id, { document }) => {
    it("has nothing to mend and compiles", () => {
      expect(check(filled(id))).toEqual([]);
      expect(compile(filled(id)).ok).toBe(true);
      expect(readDocument(document(TEAMS))).toEqual({ ok: true, value: document(TEAMS) });
    });
    it("asks for the teams where the workspace has none, and for nothing else", () => {
      const issues = check(document([]));
      expect(issues.length).toBeGreaterThan(0);
      for (const { code, field } of issues) {
        expect(code).toBe("bad-config");
        // Somebody to notify may be a team as well as anybody else.
        expect(field).toMatch(/^(centres\.\d\.)?teamId$|^roles$|^listId$/);
      }
    });
    it("ends with a conversation when both answer", () => {
      const { story, open } = play(id, ["talked"]);
      expect(story.at(-1)).toBe("conversation");
      expect(story).toHaveLength(2);
      expect(open).toEqual([]);
    });
    it("tells somebody, whatever every call comes to", () => {
      for (const ending of ["nobody-free", "customer-no-answer", "call-failed"] as const) {
        const answers: Answer[] = [];
        for (let next: readonly Answer[] = [ending]; next.length > 0 && answers.length < 60; ) {
          const [whatHappens] = next.filter((one) => one === "waited" || one === "message-sent");
          answers.push(whatHappens ?? ending);
          next = play(id, answers).open;
        }
        expect(play(id, answers).story.at(-2)).toBe("tells sales");
      }
    });
    it("waits for the morning at night, and then rings", () => {
      const { story } = play(id, ["waited"], { at: NIGHT, open: office });
      const [wait, rings] = story.slice(-2);
      expect(rings).toMatch(/^rings /);
      // At nine, or within the time over which the morning's calls are spread.
      const minutes = Number(wait?.replace("waits ", ""));
      expect(minutes).toBeGreaterThanOrEqual(540);
      expect(minutes).toBeLessThan(600);
      expect(story.slice(0, -2).every((line) => line === "closed")).toBe(true);
    });
  },
);

describe("the ways of each", () => {
  it("what looks like spam rings nobody: people are asked to look, and it waits for one of them", () => {
    const facts = { "spam-score": 50 };
    expect(play("suspicious-first", ["waited"], { facts }).story).toEqual([
      "waits 15",
      "tells sales",
      "failed",
    ]);
    expect(play("suspicious-first", ["talked"], { facts: { "spam-score": 49 } }).story).toEqual([
      "rings call",
      "conversation",
    ]);
  });
  it("one team is tried once more, and once only", () => {
    const { story } = play("one-more-try", ["nobody-free", "waited", "customer-busy"]);
    expect(story).toEqual(["rings call", "waits 5", "rings call", "tells sales", "unreached"]);
  });
  it("who was missed twice is texted once, and the team is told whether it was sent or not", () => {
    for (const sent of ["message-sent", "message-failed"] as const)
      expect(play("text-another-time", ["customer-busy", "waited", "customer-busy", sent]).story).toEqual([
        ...["rings call", "waits 30", "rings call", "tells sales", "unreached"],
      ]);
  });
  it("the second of two teams is rung at once, and the first again after the pause", () => {
    const { story } = play("two-teams", ["nobody-free", "nobody-answered", "waited"]);
    expect(story).toEqual(["rings first", "rings second", "waits 2", "rings first"]);
  });
  it("a customer who missed the first call is rung by the operator", () => {
    const { story } = play("customer-first", ["customer-no-answer", "waited", "talked"]);
    expect(story).toEqual(["rings at-once", "waits 1", "rings by-operator", "conversation"]);
  });
  it("a customer is tried over more than a day", () => {
    const six = Array.from({ length: 6 }, (): Answer[] => ["customer-no-answer", "waited"]).flat();
    const { story } = play("over-the-day", [...six, "customer-no-answer"]);
    expect(story.filter((line) => line.startsWith("waits"))).toEqual(
      [5, 30, 120, 240, 480, 1_440].map((minutes) => `waits ${minutes}`),
    );
    expect(story.at(-2)).toBe("tells sales");
  });
  it("in hours, a missed customer is left to a person", () => {
    expect(play("in-hours", ["customer-declined"]).story).toEqual(["rings call", "tells sales", "unreached"]);
  });
  it("the overflow goes through three teams without a pause", () => {
    const { story } = play("overflow", ["nobody-free", "call-failed", "nobody-free", "waited", "talked"]);
    expect(story).toEqual([
      "rings first",
      "rings second",
      "rings third",
      "waits 15",
      "rings first",
      "conversation",
    ]);
  });
  it("numbers of some countries go to one team, the others to another, on every try", () => {
    const abroad = { "phone-country": "DE" };
    expect(play("by-country", [], { facts: { "phone-country": "KZ" } }).story).toEqual(["rings home"]);
    const { story } = play("by-country", ["nobody-free", "waited"], { facts: abroad });
    expect(story).toEqual(["rings abroad", "waits 5", "rings abroad"]);
  });
  it("known customers and those with an owner go to their own team, new ones to the second", () => {
    const rung = (facts: RoutingFacts) => play("known-first", [], { facts }).story;
    expect(rung({ "has-owner": true })).toEqual(["rings own"]);
    expect(rung({ "earlier-talks": 2 })).toEqual(["rings own"]);
    expect(rung({ "earlier-talks": 0, "earlier-requests": 1 })).toEqual(["rings others"]);
  });
  it("who is on the list goes to their managers, and to everybody where those have nobody", () => {
    const listed = { "in-list:vip": true };
    expect(play("vip", ["nobody-free"], { facts: listed }).story).toEqual(["rings managers", "rings team"]);
    expect(play("vip", []).story).toEqual(["rings team"]);
  });
  it("a long queue, or nobody free, is left out at once", () => {
    const rung = (queue: number, free: number) =>
      play("busy-elsewhere", [], { facts: { "team-queue:sales": queue, "operators-free:sales": free } })
        .story;
    expect(rung(2, 1)).toEqual(["rings first"]);
    expect(rung(3, 1)).toEqual(["rings second"]);
    expect(rung(0, 0)).toEqual(["rings second"]);
  });
  it("of two call centres the one whose turn it is is rung, and the other where it has nobody", () => {
    const rung = (facts: RoutingFacts, answers: Answer[] = []) =>
      playRung("two-centres", answers, { "operators-free:sales": 1, "operators-free:support": 1, ...facts });
    expect(rung({})).toEqual(["sales"]);
    expect(rung({ "team-calls:sales": 3, "team-calls:support": 1 })).toEqual(["support"]);
    expect(rung({}, ["nobody-answered"])).toEqual(["sales", "support"]);
  });
  it("the outside call centre is rung when nobody of ours is free, and at night", () => {
    expect(play("own-then-outside", ["nobody-free"]).story).toEqual(["rings own", "rings outside"]);
  });
  it("the customer's owner is rung alone, and then the team", () => {
    const owned = { "has-owner": true };
    const { story } = play("owner-first", ["nobody-answered", "talked"], { facts: owned });
    expect(story).toEqual(["rings owner", "rings team", "conversation"]);
    expect(play("owner-first", []).story).toEqual(["rings team"]);
  });
  it("each reason has its own pauses", () => {
    const missed = ["customer-busy", "waited", "customer-no-answer", "waited", "customer-busy"] as const;
    expect(play("by-reason", [...missed]).story.filter((line) => line.startsWith("waits"))).toEqual([
      "waits 1",
      "waits 15",
      "waits 3",
    ]);
  });
  it("a lead is asked about until somebody sees to it", () => {
    const missed: Answer[] = ["call-failed", "waited", "call-failed", "waited", "call-failed"];
    const asked = play("escalation", [...missed, "waited", "acknowledged"]).story;
    expect(asked.slice(-3)).toEqual(["waits 10", "waits 20", "failed"]);
    expect(play("escalation", [...missed, "waited", "waited", "waited"]).story.slice(-2)).toEqual([
      "tells sales",
      "failed",
    ]);
  });
  it("by night the second team calls", () => {
    const awake = { at: NIGHT, open: office };
    expect(play("night-shift", [], awake).story[0]).toBe("closed");
    expect(play("night-shift", []).story).toEqual(["rings day"]);
  });
  it("on a holiday the team on duty calls", () => {
    expect(play("holidays", [], { at: Date.UTC(2027, 0, 1, 12) }).story).toEqual(["rings duty"]);
    expect(play("holidays", []).story).toEqual(["rings team"]);
  });
  it("each language has its team", () => {
    const rung = (language: string) => play("by-language", [], { facts: { language } }).story;
    expect([rung("ru"), rung("en")]).toEqual([["rings russian"], ["rings english"]]);
  });
});

/** The teams that a template rings, in order. */
function playRung(id: string, answers: Answer[], facts: RoutingFacts) {
  const compiled = compile(filled(id));
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  const teams = new Map(TEAMS.map((team) => [team, always]));
  const { rehearsal } = rehearse(compiled.program, { at: NOON, scheduledFor: null, teams, facts }, answers);
  return rehearsal.story.flatMap((scene) => (scene.kind === "rings" ? [scene.teamId] : []));
}
