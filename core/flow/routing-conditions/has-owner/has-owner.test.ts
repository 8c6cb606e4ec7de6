import { describe, expect, it } from "vitest";
import { compile } from "../../compile";
import { defaultRouting } from "../../default-routing";
import type { FlowDocument } from "../../document";
import { rehearse } from "../../rehearsal/rehearse";
import { factsAsked } from "../../routing/facts-asked";
import { initialState, type RoutingState, step } from "../../runtime/step";

/** Customers with an owner are called at once, the owner first; the others after a pause. */
function ownersAtOnce(): FlowDocument {
  const { nodes, edges, ...rest } = defaultRouting("sales");
  return {
    ...rest,
    nodes: [
      ...nodes.map((node) =>
        node.id === "connect" ? { ...node, config: { ...node.config, ownerFirst: true } } : node,
      ),
      { id: "owned", kind: "has-owner", position: { x: 100, y: 0 }, config: {} },
    ],
    edges: [
      ...edges.filter(({ id }) => id !== "start.next"),
      { id: "1", from: "start", port: "next", to: "owned" },
      { id: "2", from: "owned", port: "yes", to: "connect" },
      { id: "3", from: "owned", port: "no", to: "later" },
    ],
  };
}

function programOf(document: FlowDocument) {
  const compiled = compile(document);
  if (!compiled.ok || compiled.program.kind !== "routing") throw new Error("the flow compiles");
  return compiled.program;
}

const program = programOf(ownersAtOnce());
const begin = (hasOwner: boolean, state: RoutingState = initialState) =>
  step(program, state, { type: "requested", at: 0, scheduledFor: null }, { "has-owner": hasOwner });

describe("has-owner", () => {
  it("goes one way for a customer with an owner, and another for everybody else", () => {
    expect(begin(true)).toMatchObject({
      path: [
        { node: "start", port: "next" },
        { node: "owned", port: "yes" },
      ],
      effects: [{ type: "start-call", nodeId: "connect" }],
    });
    expect(begin(false)).toMatchObject({
      path: [{}, { node: "owned", port: "no" }],
      effects: [{ type: "wait", nodeId: "later" }],
    });
  });

  it("is told in the rehearsal, with who is rung first", () => {
    const schedule = { hours: null, holidays: [], timeZone: "UTC" };
    const story = (hasOwner: boolean) => {
      const setting = {
        at: 0,
        scheduledFor: null,
        teams: new Map([["sales", schedule]]),
        facts: { "has-owner": hasOwner },
      };
      return rehearse(program, setting, []).rehearsal.story;
    };
    expect(story(true)).toMatchObject([
      { kind: "asked" },
      { kind: "decided", node: "owned", isSo: true },
      { kind: "rings", node: "connect", ownerFirst: true },
    ]);
    expect(story(false)).toMatchObject([
      { kind: "asked" },
      { kind: "decided", isSo: false },
      { kind: "waits" },
      { kind: "visitor-reads" },
    ]);
  });
});

describe("factsAsked", () => {
  it("has the owner for the condition and of a call that asks the owner first, and in no other flow", () => {
    const without = (kind: string) => ({
      ...program,
      nodes: Object.fromEntries(Object.entries(program.nodes).filter(([, node]) => node.kind !== kind)),
    });
    expect(factsAsked(without("has-owner"))).toContain("has-owner");
    expect(factsAsked(without("connect-team"))).toContain("has-owner");
    expect(factsAsked(programOf(defaultRouting("sales")))).toEqual(new Set());
  });
});
