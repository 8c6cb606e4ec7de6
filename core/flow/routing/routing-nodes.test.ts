import { describe, expect, it } from "vitest";
import type { CallResult, EndCause } from "../../call/call";
import { check } from "../check";
import { compile } from "../compile";
import type { FlowDocument } from "../document";
import { initialState, type RoutingSignal, type RoutingState, step } from "../runtime/step";
import { callTo, place, routingFlow } from "../templates/template";
import { CALL_DEFAULTS } from "./connect-team/definition";
import { notify } from "./notify/definition";
import { retry } from "./retry/definition";

type Told = RoutingSignal | ((state: RoutingState) => RoutingSignal);

function walk(document: FlowDocument, facts: object, ...signals: Told[]) {
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  if (compiled.program.kind !== "routing") throw new Error("it is routing");
  let state = initialState;
  const effects = [];
  const path: string[] = [];
  for (const told of signals) {
    const signal = typeof told === "function" ? told(state) : told;
    const next = step(compiled.program, state, signal, { ...facts });
    state = next.state;
    effects.push(...next.effects);
    path.push(...next.path.map(({ node, port }) => `${node}.${port}`));
  }
  return { state, effects, path };
}

const requested: RoutingSignal = { type: "requested", at: 0, scheduledFor: null };
const keyed = (state: RoutingState) => ({ at: 1, key: state.pending?.key ?? "" });
const ended =
  (result: CallResult | "closed", cause: EndCause | null = null): Told =>
  (state) => ({ type: "call-ended", ...keyed(state), result, cause });
const woken: Told = (state) => ({ type: "woken", ...keyed(state) });
const acknowledged: Told = (state) => ({ type: "acknowledged", ...keyed(state) });

const unreachedTo = (from: string, to: string) =>
  ["unreached", "nobody-free", "closed", "failed"].map((port) => `${from}.${port}>${to}`);

describe("a person", () => {
  const flow = (config: object) =>
    routingFlow(
      [
        place("start", "start", [0, 0]),
        place("person", "connect-person", [1, 0], { ...CALL_DEFAULTS, operatorId: "", ...config }),
        place("team", "connect-team", [2, 0], callTo("sales")),
        place("tell", "give-up", [3, 0], { teamId: "sales" }),
      ],
      [
        "start.next>person",
        ...["unreached", "nobody", "not-free", "not-answered", "failed"].map((port) => `person.${port}>team`),
        ...unreachedTo("team", "tell"),
      ],
    );
  it("is the customer's owner, and nobody where the owner is none of ours", () => {
    const owned = walk(flow({ who: "owner" }), { "owner-operator": "anna" }, requested);
    expect(owned.effects).toMatchObject([{ type: "start-call", nodeId: "person", operatorId: "anna" }]);
    expect(walk(flow({ who: "owner" }), {}, requested).path).toEqual(["start.next", "person.nobody"]);
  });
  it.each([
    ["nobody-free", "person.not-free"],
    ["closed", "person.not-free"],
    ["nobody-answered", "person.not-answered"],
    ["failed", "person.failed"],
    ["customer-unreached", "person.unreached"],
  ] as const)("who ends with %s goes on by %s", (result, way) => {
    const chosen = flow({ who: "chosen", operatorId: "boris" });
    expect(walk(chosen, {}, requested, ended(result)).path).toContain(way);
  });
  it("has to be chosen", () =>
    expect(check(flow({ who: "chosen" }))).toMatchObject([{ nodeId: "person", field: "operatorId" }]));
});

describe("a notice", () => {
  const flow = (config: object) =>
    routingFlow(
      [
        place("start", "start", [0, 0]),
        place("first", "notify", [1, 0], { ...notify.defaults, ...config }),
        place("boss", "notify", [2, 0], { ...notify.defaults, roles: ["owner"] }),
      ],
      ["start.next>first", ...("wantsReaction" in config ? ["first.no-reaction>boss"] : ["first.next>boss"])],
    );
  it("goes out, and the callback goes on", () => {
    const { effects, state } = walk(flow({ text: "Look!" }), {}, requested);
    expect(effects.map(({ type }) => type)).toEqual(["deed", "deed", "finish"]);
    expect(effects[0]).toMatchObject({
      key: "notify:first:1",
      deed: { text: "Look!", wantsReaction: false },
    });
    expect(state.isTold).toBe(true);
  });
  it("waits until somebody sees to it, and tells others where nobody does", () => {
    const asking = flow({ wantsReaction: true, minutes: 10 });
    const waiting = walk(asking, {}, requested);
    expect(waiting.effects.at(-1)).toMatchObject({
      type: "wait",
      because: "reaction",
      until: { kind: "minutes", minutes: 10 },
    });
    expect(waiting.state.pending?.kind).toBe("reaction");
    expect(walk(asking, {}, requested, acknowledged).path).toEqual(["start.next", "first.acknowledged"]);
    expect(walk(asking, {}, requested, woken).path).toEqual(["start.next", "first.no-reaction", "boss.next"]);
  });
  it("must be for somebody", () => {
    const nobody = check(flow({ roles: [] }));
    expect(nobody).toMatchObject([{ nodeId: "first", field: "roles", reason: "missing" }]);
  });
  it("may stand in a circle only where it waits", () => {
    const circle = (wantsReaction: boolean) =>
      check(
        routingFlow(
          [
            place("start", "start", [0, 0]),
            place("first", "notify", [1, 0], { ...notify.defaults, wantsReaction }),
          ],
          ["start.next>first", wantsReaction ? "first.no-reaction>first" : "first.next>first"],
        ),
      ).map(({ code }) => code);
    expect(circle(true)).toEqual([]);
    expect(circle(false)).toEqual(["loop-without-wait"]);
  });
});

it("does things in passing, and knows at once what it has set", () => {
  const flow = routingFlow(
    [
      place("start", "start", [0, 0]),
      place("tag", "tag", [1, 0], { mode: "add", tags: ["vip"] }),
      place("set", "set-field", [2, 0], { name: "queue", value: "vip" }),
      place("asks", "form-field", [3, 0], { name: "queue", test: "value", match: "is", values: ["vip"] }),
      place("hook", "webhook", [4, 0], { connectionId: "c" }),
      place("no", "end", [4, 1], { outcome: "as-it-went" }),
      place("end", "end", [5, 0], { outcome: "refused" }),
    ],
    ["start.next>tag", "tag.next>set", "set.next>asks", "asks.yes>hook", "asks.no>no", "hook.next>end"],
  );
  const { effects, state } = walk(flow, { "field:queue": "all" }, requested);
  expect(effects).toMatchObject([
    { key: "tag:tag:1", deed: { type: "tag", tags: ["vip"], isRemoved: false } },
    { key: "set-field:set:1", deed: { name: "queue", value: "vip" } },
    { key: "webhook:hook:1", deed: { connectionId: "c" } },
    { type: "finish", outcome: "refused" },
  ]);
  expect(state.outcome).toBe("refused");
});

describe("a retry by reason", () => {
  const flow = (config: object = {}) =>
    routingFlow(
      [
        place("start", "start", [0, 0]),
        place("call", "connect-team", [1, 0], callTo("sales")),
        place("later", "retry", [2, 0], {
          ...retry.defaults,
          minutes: [7],
          byReason: true,
          busy: [1, 2],
          noAnswer: [30],
          invalid: [],
          ...config,
        }),
        place("tell", "give-up", [3, 0], { teamId: "sales" }),
      ],
      ["start.next>call", ...unreachedTo("call", "later"), "later.again>call", "later.exhausted>tell"],
    );
  const waits = (...told: Told[]) =>
    walk(flow(), {}, requested, ...told).effects.flatMap((effect) =>
      effect.type === "wait" ? [{ ...effect.until, number: effect.number, of: effect.of }] : [],
    );
  const missed = (cause: EndCause) => ended("customer-unreached", cause);

  it("has its own pauses and its own count for each", () => {
    const told = [
      missed("busy"),
      woken,
      missed("no-answer"),
      woken,
      missed("busy"),
      woken,
      ended("nobody-free"),
    ];
    expect(waits(...told)).toEqual([
      { kind: "minutes", minutes: 1, number: 1, of: 2 },
      { kind: "minutes", minutes: 30, number: 1, of: 1 },
      { kind: "minutes", minutes: 2, number: 2, of: 2 },
      { kind: "minutes", minutes: 7, number: 1, of: 1 },
    ]);
  });
  it("gives up at once on a number that does not exist", () =>
    expect(walk(flow(), {}, requested, missed("invalid-number")).path.at(-1)).toBe("later.exhausted"));
  it("gives up when the pauses of that reason are used up", () =>
    expect(walk(flow(), {}, requested, missed("machine"), woken, missed("no-answer")).path.at(-1)).toBe(
      "later.exhausted",
    ));
  it("counts visits as ever where it is off, and in flows from before there were reasons", () => {
    const old = flow({ byReason: undefined, minutes: [1, 2] });
    const { effects } = walk(old, {}, requested, missed("busy"), woken, missed("rejected"));
    expect(effects.filter(({ type }) => type === "wait")).toMatchObject([
      { until: { minutes: 1 } },
      { until: { minutes: 2 } },
    ]);
  });
});

describe("a wait", () => {
  const flow = (config: Record<string, unknown>, ways: string[]) =>
    routingFlow(
      [
        place("start", "start", [0, 0]),
        place("wait", "schedule", [1, 0], config),
        place("end", "end", [2, 0], { outcome: "as-it-went" }),
      ],
      ["start.next>wait", ...ways.map((port) => `wait.${port}>end`)],
    );
  const until = (config: Record<string, unknown>, ways = ["next", "never"], phone = "+12025550139") => {
    const [effect] = walk(flow(config, ways), { phone }, requested).effects;
    return effect?.type === "wait" ? effect.until : null;
  };
  it("is for the opening in flows from before there were others", () =>
    expect(until({ teamId: "sales" })).toEqual({ kind: "opening", teamId: "sales" }));
  it("is for minutes, at any hour or in a team's hours", () => {
    expect(until({ when: "minutes", minutes: 5, teamId: "" }, ["next"])).toEqual({
      kind: "minutes",
      minutes: 5,
    });
    expect(until({ when: "minutes-in-hours", minutes: 5, teamId: "sales" })).toEqual({
      kind: "minutes",
      minutes: 5,
      teamId: "sales",
    });
  });
  it("spreads calls after an opening evenly, each number at a time of its own", () => {
    const after = Array.from({ length: 400 }, (_, at) => {
      const wait = until({ teamId: "sales", spreadMinutes: 60 }, undefined, `+1202555${1000 + at}`);
      return wait?.kind === "opening" ? (wait.afterMs ?? 0) / 60_000 : Number.NaN;
    });
    const quarters = [0, 15, 30, 45].map(
      (from) => after.filter((minute) => minute >= from && minute < from + 15).length,
    );
    expect(quarters.reduce((sum, count) => sum + count, 0)).toBe(400);
    for (const count of quarters) expect(count).toBeGreaterThan(60);
    expect(until({ teamId: "sales", spreadMinutes: 60 })).toEqual(
      until({ teamId: "sales", spreadMinutes: 60 }),
    );
  });
  it("asks for what it needs", () => {
    expect(check(flow({ when: "opening", teamId: "" }, ["next", "never"]))).toMatchObject([
      { field: "teamId", reason: "missing" },
    ]);
    expect(check(flow({ when: "minutes", teamId: "" }, ["next", "never"]))).toMatchObject([
      { field: "minutes", reason: "missing" },
    ]);
  });
});

describe("the time that the visitor chose", () => {
  const HOUR = 3_600_000;
  const flow = (start: Record<string, unknown>, wait: Record<string, unknown>, ways = ["next", "no-time"]) =>
    routingFlow(
      [
        place("start", "start", [0, 0], start),
        place("mark", "tag", [1, 0], { mode: "add", tags: ["asked"] }),
        place("wait", "schedule", [2, 0], wait),
        place("end", "end", [3, 0], { outcome: "as-it-went" }),
      ],
      ["start.next>mark", "mark.next>wait", ...ways.map((port) => `wait.${port}>end`)],
    );
  const CHOSEN = { when: "chosen", teamId: "" };
  const chosen: RoutingSignal = { type: "requested", at: 0, scheduledFor: HOUR };
  const facts = { "chosen-at": HOUR };

  it("is waited for where the flow says, after whatever is done at once", () => {
    const { effects, path } = walk(flow({ goesOnAtOnce: true }, CHOSEN), facts, chosen, woken);
    expect(effects.map(({ type }) => type)).toEqual(["deed", "wait", "finish"]);
    expect(effects[1]).toMatchObject({ until: { kind: "instant", at: HOUR }, because: "visitor-chose" });
    expect(path).toEqual(["start.next", "mark.next", "wait.next"]);
  });
  it("is held against a team's hours where one is named", () => {
    const ways = ["next", "no-time", "never"];
    const { effects } = walk(
      flow({ goesOnAtOnce: true }, { ...CHOSEN, teamId: "sales" }, ways),
      facts,
      chosen,
    );
    expect(effects[1]).toMatchObject({ until: { kind: "instant", at: HOUR, teamId: "sales" } });
  });
  it("is a way of its own where none was chosen, or it is over", () => {
    const document = flow({}, CHOSEN);
    expect(walk(document, {}, requested).path.at(-1)).toBe("wait.no-time");
    const over: Told = (state) => ({ type: "woken", at: HOUR, key: state.pending?.key ?? "" });
    expect(walk(document, facts, chosen, over).path.at(-1)).toBe("wait.no-time");
  });
  it("may not be what a circle waits for: who chose none would go round for ever", () => {
    const { nodes, edges } = flow({}, CHOSEN);
    const round = { id: "round", from: "wait", port: "no-time", to: "mark" };
    const document = {
      ...flow({}, CHOSEN),
      nodes,
      edges: [...edges.filter(({ port }) => port !== "no-time"), round],
    };
    expect(check(document).map(({ code }) => code)).toContain("loop-without-wait");
  });
  it("is missed by a flow that goes on at once and never waits for it", () => {
    const ignored = { code: "time-ignored", severity: "warning", nodeId: "start" };
    const minutes = { when: "minutes", minutes: 5, teamId: "" };
    expect(check(flow({ goesOnAtOnce: true }, minutes, ["next"]))).toMatchObject([ignored]);
    expect(check(flow({ goesOnAtOnce: true }, CHOSEN))).toEqual([]);
    expect(check(flow({}, minutes, ["next"]))).toEqual([]);
  });
});
