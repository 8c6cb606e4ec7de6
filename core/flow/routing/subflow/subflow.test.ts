import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallResult } from "../../../call/call";
import { compile } from "../../compile";
import type { Subflows } from "../../inline-subflow";
import type { RoutingProgram } from "../../runtime/program";
import { initialState, type RoutingSignal, type RoutingState, step } from "../../runtime/step";
import { callTo, place, type RoutingDocument, routingFlow } from "../../templates/template";
import type { ENDINGS } from "../end/definition";

type Told = RoutingSignal | ((state: RoutingState) => RoutingSignal);

const live = (...flows: [string, RoutingProgram][]): Subflows["live"] =>
  new Map(flows.map(([id, program]) => [id, { revision: 1, program }]));

function programOf(document: RoutingDocument, flows: Subflows["live"] = new Map(), ownId = "own") {
  const compiled = compile(document, { ownId, live: flows });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.program;
}

function walk(program: RoutingProgram, ...signals: Told[]) {
  let state = initialState;
  const effects = [];
  const path: string[] = [];
  for (const told of signals) {
    const next = step(program, state, typeof told === "function" ? told(state) : told, {});
    state = next.state;
    effects.push(...next.effects);
    path.push(...next.path.map(({ node, port }) => `${node}.${port}`));
  }
  return { state, effects, path, types: effects.map(({ type }) => type) };
}

const requested: RoutingSignal = { type: "requested", at: 0, scheduledFor: null };
const keyed = (state: RoutingState) => ({ at: 1, key: state.pending?.key ?? "" });
const ended =
  (result: CallResult | "closed"): Told =>
  (state) => ({ type: "call-ended", ...keyed(state), result, cause: null });
const woken: Told = (state) => ({ type: "woken", ...keyed(state) });

const missed = (from: string, to: string) =>
  ["unreached", "nobody-free", "closed", "failed"].map((port) => `${from}.${port}>${to}`);

/** Rings sales, tries once more, and gives it to a person. */
const sales = routingFlow(
  [
    place("start", "start", [0, 0]),
    place("call", "connect-team", [1, 0], callTo("sales")),
    place("later", "retry", [2, 0], { minutes: [5] }),
    place("tell", "give-up", [3, 0], { teamId: "sales" }),
  ],
  ["start.next>call", ...missed("call", "later"), "later.again>call", "later.exhausted>tell"],
);

/** Ends at once, with an outcome. */
const ends = (outcome: (typeof ENDINGS)[number]) =>
  routingFlow(
    [place("start", "start", [0, 0]), place("end", "end", [1, 0], { outcome })],
    ["start.next>end"],
  );

/** Goes through one flow, and puts a tag by the name of the way by which it comes out. */
const through = (flowId: string, connected: readonly string[] = ["ended"]) =>
  routingFlow(
    [
      place("start", "start", [0, 0]),
      place("sub", "subflow", [1, 0], { flowId }),
      ...connected.map((port, row) => place(port, "tag", [2, row], { mode: "add", tags: [port] })),
      place("done", "end", [3, 0], { outcome: "as-it-went" }),
    ],
    ["start.next>sub", ...connected.flatMap((port) => [`sub.${port}>${port}`, `${port}.next>done`])],
  );
const ALL = ["talked", "ended", "handed-over", "refused"];

describe("going through another flow", () => {
  it("rings where that one rings, and comes out by how it ended", () => {
    const program = programOf(through("sales", ALL), live(["sales", programOf(sales)]));
    const { effects, path, state } = walk(program, requested, ended("conversation"));
    expect(effects[0]).toMatchObject({ type: "start-call", nodeId: "sub/call", attempt: 1 });
    expect(program.nodes["sub/call"]?.config.teamId).toBe("sales");
    expect(path).toEqual([
      "start.next",
      "sub.in",
      "sub/start.next",
      "sub/call.talked",
      "sub.talked",
      "talked.next",
    ]);
    expect(state.outcome).toBe("conversation");
  });
  it("tells people where that one does, and goes on: nobody is told once more", () => {
    const program = programOf(through("sales", ALL), live(["sales", programOf(sales)]));
    const { types, path, state } = walk(
      program,
      requested,
      ended("nobody-free"),
      woken,
      ended("nobody-free"),
    );
    expect(types).toEqual(["start-call", "wait", "start-call", "hand-over", "deed", "finish"]);
    expect(path.slice(-2)).toEqual(["sub.handed-over", "handed-over.next"]);
    expect(state).toMatchObject({ outcome: "nobody-free", isTold: true });
  });
  it.each([
    ["as-it-went", "ended", "failed"],
    ["unreached", "ended", "failed"],
    ["nobody-free", "ended", "failed"],
    // Whoever goes on after a refusal decides anew; nothing was tried, so nothing went well.
    ["refused", "refused", "failed"],
  ] as const)("leaves one that ends as %s by %s", (outcome, port, end) => {
    const program = programOf(through("other", ALL), live(["other", programOf(ends(outcome))]));
    const { path, state } = walk(program, requested);
    expect(path).toContain(`sub.${port}`);
    expect(state.outcome).toBe(end);
  });
  it("ends as that one did where nothing is connected", () => {
    const refusing = programOf(through("other"), live(["other", programOf(ends("refused"))]));
    expect(walk(refusing, requested).state.outcome).toBe("refused");
    const ringing = programOf(through("sales"), live(["sales", programOf(sales)]));
    const all = walk(ringing, requested, ended("customer-unreached"), woken, ended("customer-unreached"));
    expect(all.types.slice(-2)).toEqual(["hand-over", "finish"]);
    expect(all.state.outcome).toBe("unreached");
  });
  it("keeps the counts of one flow at two places apart", () => {
    const twice = routingFlow(
      [
        place("start", "start", [0, 0]),
        place("one", "subflow", [1, 0], { flowId: "sales" }),
        place("two", "subflow", [2, 0], { flowId: "sales" }),
        place("done", "end", [3, 0], { outcome: "as-it-went" }),
      ],
      ["start.next>one", "one.ended>done", "one.handed-over>two", "two.ended>done"],
    );
    const program = programOf(twice, live(["sales", programOf(sales)]));
    const miss = ended("nobody-answered");
    const { effects } = walk(program, requested, miss, woken, miss, miss, woken, miss);
    const waits = effects.flatMap((effect) => (effect.type === "wait" ? [effect.key] : []));
    expect(waits).toEqual(["wait:one/later:1", "wait:two/later:1"]);
  });
  it("comes out of flows in flows, one after another", () => {
    const inner = programOf(through("sales"), live(["sales", programOf(sales)]), "inner");
    const program = programOf(through("inner", ALL), live(["inner", inner]));
    const { path, effects } = walk(program, requested, ended("conversation"));
    expect(effects[0]).toMatchObject({ nodeId: "sub/sub/call" });
    expect(path.slice(-4)).toEqual(["sub/sub/call.talked", "sub/sub.talked", "sub.talked", "talked.next"]);
    expect(program.through).toEqual({ inner: { revision: 1, through: { sales: { revision: 1 } } } });
  });
  it("is no other program for what was published of that flow since", () => {
    const before = programOf(sales);
    const program = programOf(through("sales"), live(["sales", before]));
    const changed = structuredClone(sales);
    Object.assign(changed.nodes[1]?.config ?? {}, { teamId: "support" });
    programOf(changed);
    expect(program.nodes["sub/call"]?.config.teamId).toBe("sales");
  });
  it("ends, whatever the calls come to, with each key once", () => {
    const inner = programOf(through("sales", ALL), live(["sales", programOf(sales)]), "inner");
    const program = programOf(through("inner", ALL), live(["inner", inner]));
    const result = fc.constantFrom<CallResult | "closed">(
      "conversation",
      "customer-unreached",
      "nobody-free",
      "failed",
      "closed",
    );
    fc.assert(
      fc.property(
        fc.array(result, { minLength: 2, maxLength: 2 }),
        ([first = "failed", second = "failed"]) => {
          const { state, effects } = walk(program, requested, ended(first), woken, ended(second));
          expect(state.outcome).not.toBeNull();
          const keys = effects.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
    );
  });
});

describe("what may be gone through", () => {
  const reasonOf = (document: RoutingDocument, subflows: Subflows) => {
    const compiled = compile(document, subflows);
    return compiled.ok ? null : compiled.issues.map(({ nodeId, field, reason }) => [nodeId, field, reason]);
  };
  it("has to be chosen and published", () => {
    expect(reasonOf(through(""), { ownId: "own", live: new Map() })).toEqual([["sub", "flowId", "missing"]]);
    const none: Subflows = { ownId: "own", live: new Map() };
    expect(reasonOf(through("sales"), none)).toEqual([["sub", "flowId", "not-published"]]);
  });
  it("never leads back, directly or by another", () => {
    const round = [["sub", "flowId", "goes-round"]];
    const flows = live(["sales", programOf(sales)]);
    expect(reasonOf(through("sales"), { ownId: "sales", live: flows })).toEqual(round);
    const inner = programOf(through("sales"), flows, "inner");
    const outer = programOf(through("inner"), live(["inner", inner]), "outer");
    expect(reasonOf(through("inner"), { ownId: "sales", live: live(["inner", inner]) })).toEqual(round);
    expect(reasonOf(through("outer"), { ownId: "sales", live: live(["outer", outer]) })).toEqual(round);
  });
  it("stands three deep at most", () => {
    let program = programOf(sales);
    for (const id of ["one", "two", "three"])
      program = programOf(through("next"), live(["next", program]), id);
    expect(reasonOf(through("next"), { ownId: "own", live: live(["next", program]) })).toEqual([
      ["sub", "flowId", "flows-too-deep"],
    ]);
  });
  it("is not larger than every callback can carry", () => {
    const { nodes } = programOf(sales);
    const end = { kind: "give-up", config: { teamId: "sales" }, ports: {} };
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`n${at}`, end]));
    const large: RoutingProgram = { ...programOf(sales), nodes: { ...nodes, ...many } };
    const thrice = routingFlow(
      [
        place("start", "start", [0, 0]),
        ...["one", "two", "three"].map((id) => place(id, "subflow", [1, 0], { flowId: "large" })),
        place("done", "end", [2, 0], { outcome: "as-it-went" }),
      ],
      ["start.next>one", "one.ended>two", "two.ended>three", "three.ended>done"],
    );
    expect(reasonOf(thrice, { ownId: "own", live: live(["large", large]) })).toEqual([
      ["three", "flowId", "too-many-steps"],
    ]);
  });
});
