import { describe, expect, it } from "vitest";
import { compile } from "../compile";
import { ask } from "../display/ask";
import { factsOf } from "../predicate-facts";
import { initialState, type RoutingSignal, type RoutingState, step } from "../runtime/step";
import { callTo, place, routingFlow } from "../templates/template";
import { routingConditions } from "./conditions";

const AT = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;

/** One condition between two teams, asked again after each try. */
function programOf(kind: string, config: Record<string, unknown>) {
  const compiled = compile(
    routingFlow(
      [
        place("start", "start", [0, 0]),
        place("asks", kind, [1, 0], config),
        place("yes", "connect-team", [2, 0], callTo("yes")),
        place("no", "connect-team", [2, 1], callTo("no")),
        place("again", "retry", [3, 0], { minutes: [10, 10, 10] }),
        place("tell", "give-up", [4, 0], { teamId: "no" }),
      ],
      [
        "start.next>asks",
        "asks.yes>yes",
        "asks.no>no",
        ...["yes", "no"].flatMap((from) =>
          ["unreached", "nobody-free", "closed", "failed"].map((port) => `${from}.${port}>again`),
        ),
        "again.again>asks",
        "again.exhausted>tell",
      ],
    ),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.program;
}

/** Which team each try rings, where every customer is missed and the next try comes ten minutes later. */
function tries(kind: string, config: Record<string, unknown>, phone = "+74951234567") {
  const program = programOf(kind, config);
  const rung: (string | null)[] = [];
  let state: RoutingState = initialState;
  let at = AT;
  const go = (signal: RoutingSignal) => {
    state = step(program, state, signal, { phone, "requested-at": AT }).state;
  };
  go({ type: "requested", at, scheduledFor: null });
  for (let number = 1; number <= 3; number++) {
    rung.push(state.at);
    go({ type: "call-ended", at, key: `call:${number}`, result: "customer-unreached", cause: null });
    at += 10 * MINUTE;
    go({ type: "woken", at, key: state.pending?.key ?? "" });
  }
  return rung;
}

describe("what the walk knows by itself", () => {
  it("counts the tries that were begun", () =>
    expect(tries("attempts", { comparison: "at-least", value: 2, to: 2 })).toEqual(["no", "no", "yes"]));
  it("knows how the last one ended, and before the first one nothing", () =>
    expect(tries("last-result", { results: ["customer-unreached"] })).toEqual(["no", "yes", "yes"]));
  it("knows how long ago the visitor asked", () =>
    expect(tries("request-age", { atLeastMinutes: 20 })).toEqual(["no", "no", "yes"]));
  it("draws one lot for a number and a node, whatever comes", () => {
    for (const phone of ["+74951234567", "+74951234568", "+74951234569", "+74951234570"])
      expect(new Set(tries("share", { percent: 50 }, phone)).size).toBe(1);
  });
});

describe("several conditions in one step", () => {
  const isAd = { kind: "source", not: false, config: { values: ["ads"] } };
  const isFree = { kind: "operators-free", not: false, config: { teamId: "t", atLeast: 1 } };
  const isRussian = { kind: "phone-country", not: false, config: { countries: ["RU"] } };
  const inside = (mode: string, ...conditions: object[]) => ({
    kind: "group",
    not: true,
    config: { mode, conditions },
  });
  const asked = (mode: string, ...conditions: object[]) =>
    ask(routingConditions.group, { mode, conditions }, FACTS);
  const FACTS = { source: "ads", "operators-free:t": 0, "phone-country": "RU" };

  it.each([
    ["all", [isAd, isRussian], true],
    ["all", [isAd, isFree], false],
    ["any", [isFree, isRussian], true],
    ["all", [isAd, { ...isFree, not: true }], true],
    // Neither: not (free or not Russian).
    ["all", [isAd, inside("any", isFree, { ...isRussian, not: true })], true],
    ["any", [isFree, inside("all", isAd, isRussian)], false],
  ])("%s of %j: %s", (mode, conditions, value) =>
    expect(asked(mode, ...conditions)).toEqual({ ok: true, value }),
  );

  it.each([
    ["none", [], "conditions", "missing"],
    [
      "what only a page can be asked",
      [{ kind: "device", not: false, config: { values: ["phone"] } }],
      "conditions.0.kind",
      "unknown-kind",
    ],
    [
      "a condition in which something is missing",
      [isAd, inside("any", { ...isFree, config: { teamId: "", atLeast: 1 } })],
      "conditions.1.config.conditions.0.config.teamId",
      "missing",
    ],
  ])("refuses %s", (_what, conditions, field, reason) =>
    expect(asked("all", ...conditions)).toMatchObject({ ok: false, error: [{ field, reason }] }),
  );

  it("has read whatever a condition inside asks for", () => {
    const conditions = [isAd, inside("any", isFree, isRussian)];
    const { nodes } = programOf("group", { mode: "all", conditions });
    expect(factsOf(nodes.asks?.asks ?? ["any", []]).sort()).toEqual(Object.keys(FACTS).sort());
  });
});

it("asks in the program what the definition says, and keeps the config beside it", () => {
  const { nodes } = programOf("phone-country", { countries: ["RU"] });
  expect(nodes.asks).toEqual({
    kind: "phone-country",
    config: { countries: ["RU"] },
    asks: ["in", "phone-country", ["RU"]],
    ports: { yes: "yes", no: "no" },
  });
  expect(nodes.yes).not.toHaveProperty("asks");
});

it.each(Object.values(routingConditions))("$kind has two ways that must lead somewhere", ({ ports }) =>
  expect(ports).toEqual([
    { id: "yes", required: true },
    { id: "no", required: true },
  ]),
);
