import { describe, expect, it } from "vitest";
import {
  advanceSupervision,
  dueSupervisionTimers,
  nextSupervisionTimerAt,
  startSupervision,
} from "./machine";
import {
  type Supervision,
  type SupervisionCommand,
  type SupervisionOptions,
  type SupervisionSignal,
  supervisionPhaseOf,
} from "./supervision";

const legId = "call.s1";
const OPTIONS: SupervisionOptions = {
  supervisionId: legId,
  operatorId: "olga",
  operatorLegId: "call.o1",
  customerLegId: "call.c1",
  mode: "listen",
  startedAt: 0,
  accept: "key",
  ringMs: 20_000,
  acceptMs: 15_000,
};

type Told =
  | "timer"
  | (SupervisionSignal extends infer S ? (S extends unknown ? Omit<S, "at"> : never) : never);
const answered: Told = { type: "leg-answered", legId };
const pressed: Told = { type: "digit", legId, digit: "1" };
const supervised = (mode: Supervision["wanted"]): Told => ({ type: "supervised", mode });
const chosen = (mode: Supervision["wanted"]): Told => ({ type: "mode-chosen", mode });
const refused = (mode: Supervision["wanted"]): Told => ({ type: "supervision-refused", mode });
const ended: Told = { type: "leg-ended", legId, cause: "hung-up" };
const talkOver: Told = { type: "talk-over" };
const letGo: Told = { type: "let-go" };

function word(command: SupervisionCommand): string {
  if (command.type === "supervise") return command.mode;
  return command.type;
}

/** Tells one thing after another, 100 ms apart, and answers what came of the last, and where the supervision stands. */
function play(told: readonly Told[], options: Partial<SupervisionOptions> = {}) {
  const begun = startSupervision({ ...OPTIONS, ...options });
  let { supervision } = begun;
  const keys = begun.commands.map(({ key }) => key);
  let at = 0;
  let words = begun.commands.map(word);
  for (const one of told) {
    at = one === "timer" ? Math.max(at, nextSupervisionTimerAt(supervision) ?? at) : at + 100;
    const signals =
      one === "timer" ? dueSupervisionTimers(supervision, at) : [{ ...one, at } as SupervisionSignal];
    words = [];
    for (const signal of signals) {
      const next = advanceSupervision(supervision, signal);
      supervision = next.supervision;
      words.push(...next.commands.map(word));
      keys.push(...next.commands.map(({ key }) => key));
    }
  }
  expect(new Set(keys).size, "every command has a key of its own").toBe(keys.length);
  const { cause } = supervision.leg;
  return { words, phase: supervisionPhaseOf(supervision), mode: supervision.mode, cause };
}

describe("a manager who wants to follow a talk", () => {
  it("is rung, asked for the key, and only then put through", () => {
    expect(play([])).toMatchObject({ words: ["place-leg"], phase: "ringing" });
    expect(play([answered])).toMatchObject({ words: ["ask-key"], phase: "accepting", mode: null });
    expect(play([answered, pressed])).toMatchObject({ words: ["listen"], phase: "connecting", mode: null });
    expect(play([answered, pressed, supervised("listen")])).toMatchObject({
      words: [],
      phase: "following",
      mode: "listen",
    });
  });

  it("is put through at once in the browser", () => {
    expect(play([answered], { accept: "answer" })).toMatchObject({ words: ["listen"], phase: "connecting" });
  });

  it("is let go who does not pick up, or does not press the key, or is a machine", () => {
    expect(play(["timer"])).toMatchObject({ words: ["hang-up"], phase: "leaving" });
    expect(play([answered, "timer"])).toMatchObject({ words: ["hang-up"], phase: "leaving" });
    expect(play([{ type: "leg-answered", legId, machine: true }])).toMatchObject({ words: ["hang-up"] });
    expect(play([answered, "timer", ended])).toMatchObject({ phase: "ended", cause: "not-accepted" });
  });
});

describe("a manager who follows a talk", () => {
  const following: Told[] = [answered, pressed, supervised("listen")];

  it("changes the mode, one order at a time, and ends in the one that was wanted last", () => {
    expect(play([...following, chosen("whisper")]).words).toEqual(["whisper"]);
    expect(play([...following, chosen("listen")]).words).toEqual([]);
    const hasty = [...following, chosen("whisper"), chosen("barge")];
    expect(play(hasty).words).toEqual([]);
    expect(play([...hasty, supervised("whisper")])).toMatchObject({ words: ["barge"], mode: "whisper" });
    expect(play([...hasty, supervised("whisper"), supervised("barge")])).toMatchObject({ mode: "barge" });
  });

  it("chooses while it still rings", () => {
    expect(play([chosen("whisper"), answered, pressed]).words).toEqual(["whisper"]);
  });

  it("stays as they were where the provider refuses another mode, and may ask again", () => {
    const asked = [...following, chosen("whisper"), refused("whisper")];
    expect(play(asked)).toMatchObject({ words: [], phase: "following", mode: "listen" });
    expect(play([...asked, chosen("whisper")]).words).toEqual(["whisper"]);
  });

  it("is let go where the provider refuses the first", () => {
    expect(play([answered, pressed, refused("listen")])).toMatchObject({ words: ["hang-up"] });
    expect(play([answered, pressed, refused("listen"), ended]).cause).toBe("provider-error");
  });

  it("is let go when the talk is over, at the latest", () => {
    expect(play([...following, talkOver])).toMatchObject({ words: ["hang-up"], phase: "leaving" });
    expect(play([...following, "timer"])).toMatchObject({ words: ["hang-up"], phase: "leaving" });
    expect(play([talkOver])).toMatchObject({ words: ["hang-up"], phase: "leaving" });
    expect(play([...following, talkOver, chosen("barge"), letGo]).words).toEqual([]);
  });

  it("may leave at any time", () => {
    expect(play([...following, letGo]).words).toEqual(["hang-up"]);
    expect(play([...following, ended])).toMatchObject({ words: [], phase: "ended", cause: "hung-up" });
    expect(play([...following, ended, answered, chosen("barge")])).toMatchObject({
      words: [],
      phase: "ended",
    });
  });
});
