import { describe, expect, it } from "vitest";
import { advanceStandby, dueStandbyTimers, nextStandbyTimerAt, startStandby } from "./machine";
import {
  type Standby,
  type StandbyCommand,
  type StandbyOptions,
  type StandbySignal,
  standbyPhaseOf,
} from "./standby";

const OPTIONS: StandbyOptions = {
  standbyId: "standby-1",
  operatorId: "anna",
  startedAt: 0,
  accept: "key",
  ringMs: 20_000,
  acceptMs: 15_000,
};
const legId = "standby-1.o1";

type Told = "timer" | (StandbySignal extends infer S ? (S extends unknown ? Omit<S, "at"> : never) : never);
const answered: Told = { type: "leg-answered", legId };
const pressed: Told = { type: "digit", legId, digit: "1" };
const lent: Told = { type: "lent", callId: "call" };
const returned = (talked: boolean): Told => ({ type: "returned", callId: "call", talked });
const ended: Told = { type: "leg-ended", legId, cause: "hung-up" };
const dismissed: Told = { type: "dismissed" };

function word(command: StandbyCommand): string {
  switch (command.type) {
    case "place-leg":
      return "ring";
    case "reassure":
      return command.words;
    case "hang-up":
      return "hang up";
    case "release-operator":
      return `release: ${command.rest}`;
    case "tell-call":
      return `tell ${command.callId}: ${command.signal.type}`;
  }
}

/** Tells one thing after another, 100 ms apart, and answers what came of the last, and where the standby stands. */
function play(told: readonly Told[], options: Partial<StandbyOptions> = {}) {
  let standby: Standby = startStandby({ ...OPTIONS, ...options }).standby;
  let at = 0;
  let words: string[] = [];
  for (const one of told) {
    at = one === "timer" ? Math.max(at, nextStandbyTimerAt(standby) ?? at) : at + 100;
    const signals = one === "timer" ? dueStandbyTimers(standby, at) : [{ ...one, at } as StandbySignal];
    words = [];
    for (const signal of signals) {
      const next = advanceStandby(standby, signal);
      standby = next.standby;
      words.push(...next.commands.map(word));
    }
  }
  return { standby, at, words, phase: standbyPhaseOf(standby) };
}

const waiting = [answered, pressed];

describe("an operator who is rung for whoever answers", () => {
  it("is told what this is, takes it with the key, and hears that a caller comes", () => {
    expect(startStandby(OPTIONS).commands.map(word)).toEqual(["ring"]);
    expect(play([answered])).toMatchObject({ words: ["standby-whisper"], phase: "ringing" });
    expect(play(waiting)).toMatchObject({ words: ["standby-hold"], phase: "waiting" });
  });

  it("is there at once where picking up is enough", () => {
    expect(play([answered], { accept: "answer" })).toMatchObject({
      words: ["standby-whisper"],
      phase: "waiting",
    });
  });

  it("never waits in silence for long", () => {
    const { standby, at } = play(waiting);
    expect((nextStandbyTimerAt(standby) ?? 0) - at).toBe(12_000);
    expect(play([...waiting, "timer", "timer"]).words).toEqual(["standby-hold"]);
  });

  it("is let go when nobody remembers them for ten minutes", () => {
    const { standby } = play(waiting);
    expect(standby.timers["wait-limit"]).toBe(600_200);
  });

  it.each<[string, Told[], string[]]>([
    ["does not pick up", ["timer", { type: "leg-failed", legId, cause: "no-answer" }], ["release: missed"]],
    ["presses nothing", [answered, "timer", ended], ["release: missed"]],
    ["is a voicemail", [{ type: "leg-answered", legId, machine: true }, ended], ["release: missed"]],
    ["hangs up while waiting", [...waiting, ended], ["release: missed"]],
    ["is let go while it rings", [dismissed, ended], ["release: none"]],
    ["is let go while waiting", [...waiting, dismissed, "timer", ended], ["release: none"]],
    ["was lost", [{ type: "leg-ended", legId, cause: "lost" }], ["release: none"]],
  ])("who %s is free again, with the rest that this deserves", (_who, told, words) => {
    expect(play(told)).toMatchObject({ words, phase: "ended" });
  });

  it("says goodbye before it hangs up on somebody, and nothing to a phone that rings", () => {
    expect(play([...waiting, dismissed])).toMatchObject({ words: ["standby-over"], phase: "leaving" });
    expect(
      play([...waiting, dismissed, { type: "announcement-finished", legId, say: `say:${legId}:2` }]).words,
    ).toEqual([]);
    expect(
      play([...waiting, dismissed, { type: "announcement-finished", legId, say: `say:${legId}:3` }]).words,
    ).toEqual(["hang up"]);
    expect(play([dismissed]).words).toEqual(["hang up"]);
  });
});

describe("an operator who is lent to a call", () => {
  it("is let go after a talk, with time for notes", () => {
    expect(play([...waiting, lent])).toMatchObject({ words: [], phase: "lent" });
    expect(play([...waiting, lent, returned(true)]).words).toEqual(["hang up"]);
    expect(play([...waiting, lent, returned(true), ended]).words).toEqual(["release: wrap-up"]);
  });

  it("waits for the next one where there was no talk", () => {
    expect(play([...waiting, lent, returned(false)])).toMatchObject({ words: [], phase: "waiting" });
  });

  it("has their keys, and the end of what was said to them, passed on to that call", () => {
    const spoken: Told = { type: "announcement-finished", legId, say: "whisper:standby-1.o1:call" };
    expect(play([...waiting, lent, pressed]).words).toEqual(["tell call: digit"]);
    expect(play([...waiting, lent, spoken]).words).toEqual(["tell call: announcement-finished"]);
    expect(play([...waiting, pressed]).words).toEqual([]);
    expect(play([...waiting, lent, returned(false), pressed]).words).toEqual([]);
  });

  it("is missed by the call when they hang up", () => {
    expect(play([...waiting, lent, ended])).toMatchObject({
      words: ["tell call: leg-ended", "release: wrap-up"],
      phase: "ended",
    });
  });

  it("cannot be lent once they have left, and the call is told so", () => {
    expect(play([...waiting, ended, lent]).words).toEqual(["tell call: leg-ended"]);
    expect(play([...waiting, dismissed, lent]).words).toEqual(["tell call: leg-ended"]);
    expect(play([lent]).words).toEqual(["tell call: leg-ended"]);
  });

  it("stays with one call: another's return, and a dismissal, change nothing", () => {
    const other: Told = { type: "returned", callId: "other", talked: true };
    expect(play([...waiting, lent, lent, other, dismissed])).toMatchObject({ words: [], phase: "lent" });
  });
});

describe("what comes late, twice or never", () => {
  it("takes a key for an answer whose report was lost", () => {
    expect(play([pressed])).toMatchObject({ phase: "waiting" });
  });

  it("ignores a deadline that was moved, and signals of other legs", () => {
    const { standby, at } = play(waiting);
    const stale: StandbySignal = { type: "standby-timer-due", timer: "reassure", dueAt: 1, at };
    expect(advanceStandby(standby, stale)).toEqual({ standby, commands: [] });
    expect(advanceStandby(standby, { type: "leg-ended", legId: "call.o1", cause: "lost", at })).toEqual({
      standby,
      commands: [],
    });
  });

  it("repeats an order to hang up, then takes the leg for lost", () => {
    const told: Told[] = [dismissed, ...Array.from({ length: 10 }, (): Told => "timer")];
    expect(play(told.slice(0, 2)).words).toEqual(["hang up"]);
    expect(play(told)).toMatchObject({ words: ["release: none"], phase: "ended" });
  });

  it("frees its operator once", () => {
    expect(play([ended, ended]).words).toEqual([]);
  });
});
