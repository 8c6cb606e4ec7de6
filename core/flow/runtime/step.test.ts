import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallResult } from "../../call/call";
import { compile } from "../compile";
import { defaultRouting } from "../default-routing";
import type { RoutingProgram } from "./program";
import { initialState, type RoutingSignal, type RoutingState, step } from "./step";

const compiled = compile(defaultRouting("team-1"));
if (!compiled.ok) throw new Error("the default flow compiles");
const { program } = compiled;
const unowned = { "has-owner": false };

/** Feeds signals; a function sees the state that the signal before it left. */
function play(...signals: (RoutingSignal | ((state: RoutingState) => RoutingSignal))[]) {
  let state = initialState;
  const effects = [];
  for (const signal of signals) {
    const next = step(program, state, typeof signal === "function" ? signal(state) : signal, unowned);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects, types: effects.map(({ type }) => type) };
}
const requested: RoutingSignal = { type: "requested", at: 0, scheduledFor: null };
const ended = (result: CallResult | "closed") => (state: RoutingState) =>
  ({ type: "call-ended", at: 1, key: state.pending?.key ?? "", result, cause: null }) as const;
const woken = (state: RoutingState) => ({ type: "woken", at: 2, key: state.pending?.key ?? "" }) as const;

describe("the default flow", () => {
  it("connects, and ends with a conversation", () => {
    const { types, state } = play(requested, ended("conversation"));
    expect(types).toEqual(["start-call", "finish"]);
    expect(state.outcome).toBe("conversation");
  });
  it("waits for the time that the visitor chose", () => {
    const { effects } = play({ ...requested, scheduledFor: 60_000 });
    expect(effects).toMatchObject([
      { type: "wait", until: { kind: "instant", at: 60_000 }, because: "visitor-chose" },
    ]);
  });
  it("tries an unreached customer again, ever later, and then tells the team", () => {
    const again = [ended("customer-unreached"), woken] as const;
    const { types, state, effects } = play(
      requested,
      ...again,
      ...again,
      ...again,
      ended("customer-unreached"),
    );
    const waits = effects.flatMap((effect) => (effect.type === "wait" ? [effect.until] : []));
    expect(waits).toEqual([2, 30, 120].map((minutes) => ({ kind: "minutes", minutes })));
    expect(types.slice(-2)).toEqual(["hand-over", "finish"]);
    expect(state.outcome).toBe("unreached");
  });
  it("waits for the opening, and tells the team where it never comes", () => {
    const { effects, types, state } = play(requested, ended("closed"), (s) => ({
      type: "wait-impossible",
      at: 1,
      key: s.pending?.key ?? "",
    }));
    expect(effects[1]).toMatchObject({ type: "wait", until: { kind: "opening", teamId: "team-1" } });
    expect(types).toEqual(["start-call", "wait", "hand-over", "finish"]);
    expect(state.outcome).toBe("nobody-free");
  });
  it("cancels a running call, and a wait", () => {
    expect(play(requested, { type: "cancelled", at: 1 }).types).toEqual([
      "start-call",
      "cancel-call",
      "finish",
    ]);
    expect(play(requested, ended("closed"), { type: "cancelled", at: 1 }).state.outcome).toBe("cancelled");
  });
  it("does nothing for a signal that answers nothing pending", () => {
    const once = play(requested, ended("customer-unreached"));
    const twice = step(
      program,
      once.state,
      {
        type: "call-ended",
        at: 2,
        key: "call:1",
        result: "conversation",
        cause: null,
      },
      unowned,
    );
    expect(twice).toEqual({ state: once.state, effects: [], path: [] });
  });
});

it("always comes to an end with an outcome, whatever the calls bring, and never does one deed twice", () => {
  const results = fc.constantFrom<CallResult | "closed">(
    "customer-unreached",
    "customer-left",
    "nobody-free",
    "nobody-answered",
    "failed",
    "closed",
  );
  fc.assert(
    fc.property(fc.infiniteStream(results), (stream) => {
      let { state, effects } = step(program, initialState, requested, unowned);
      const keys: string[] = [];
      for (let i = 0; i < 200 && state.outcome === null; i++) {
        keys.push(...effects.map(({ key }) => key));
        const signal =
          state.pending?.kind === "call" ? ended(stream.next().value ?? "failed")(state) : woken(state);
        ({ state, effects } = step(program, state, signal, unowned));
      }
      keys.push(...effects.map(({ key }) => key));
      expect(state.outcome).not.toBeNull();
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

it("ends a circle that waits and waits, and never calls anybody: people are told instead", () => {
  const wait = { kind: "schedule", config: { when: "minutes", minutes: 1 }, ports: { next: "wait" } };
  const circle: RoutingProgram = {
    format: 1,
    kind: "routing",
    start: "start",
    nodes: { start: { kind: "start", config: {}, ports: { next: "wait" } }, wait },
  };
  let { state } = step(circle, initialState, requested, {});
  let rounds = 0;
  for (; state.outcome === null && rounds < 10_000; rounds++)
    ({ state } = step(circle, state, woken(state), {}));
  expect(state.outcome).toBe("failed");
  // A day's work at a look a minute is no circle yet.
  expect(rounds).toBeGreaterThanOrEqual(8 * 60);
});
