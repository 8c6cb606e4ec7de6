import { describe, expect, it } from "vitest";
import { check } from "./check";
import { compile } from "./compile";
import { defaultRouting } from "./default-routing";
import type { FlowDocument } from "./document";

const good = () => defaultRouting("team-1");
const codes = (document: FlowDocument) =>
  check(document).map(({ code, nodeId, field }) => [code, nodeId, field]);
const change = (edit: (document: FlowDocument) => void) => {
  const document = good();
  edit(document);
  return document;
};

describe("compile", () => {
  it("turns the default flow into plain JSON without positions", () => {
    const compiled = compile(good());
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    expect(JSON.parse(JSON.stringify(compiled.program))).toEqual(compiled.program);
    expect(compiled.program.start).toBe("start");
    expect(compiled.program.nodes.connect?.ports).toEqual({
      unreached: "later",
      "nobody-free": "soon",
      closed: "opening",
      failed: "mended",
    });
  });
  it("refuses a flow with errors, and lets warnings pass", () => {
    expect(compile(change((d) => d.edges.shift())).ok).toBe(false);
    const lonely = change((d) =>
      d.nodes.push({ id: "x", kind: "give-up", position: { x: 0, y: 0 }, config: { teamId: "t" } }),
    );
    expect(check(lonely)).toMatchObject([{ code: "unreachable", severity: "warning", nodeId: "x" }]);
    expect(compile(lonely).ok).toBe(true);
  });
});

describe("check", () => {
  it("finds nothing wrong with the default flow", () => expect(check(good())).toEqual([]));
  it("names node and field of a wrong config", () =>
    expect(
      codes(change((d) => Object.assign(d.nodes[1]?.config ?? {}, { operatorRingSeconds: 1, teamId: "" }))),
    ).toEqual([
      ["bad-config", "connect", "teamId"],
      ["bad-config", "connect", "operatorRingSeconds"],
    ]));
  it("finds every problem at once", () => {
    const document = change((d) => {
      d.nodes.push({ id: "start", kind: "start", position: { x: 0, y: 0 }, config: {} });
      d.nodes.push({ id: "odd", kind: "teleport", position: { x: 0, y: 0 }, config: {} });
      d.edges.push({ id: "e", from: "connect", port: "sideways", to: "tell" });
      d.edges.push({ id: "f", from: "connect", port: "closed", to: "nowhere" });
    });
    expect(new Set(codes(document).map(([code]) => code))).toEqual(
      new Set(["doubled-id", "unknown-kind", "unknown-port", "unknown-node", "several-starts"]),
    );
  });
  it("refuses a circle in which nothing waits", () => {
    const document = change((d) => {
      d.edges = d.edges.filter(({ id }) => id !== "connect.failed");
      d.edges.push({ id: "connect.failed", from: "connect", port: "failed", to: "connect" });
    });
    expect(codes(document)).toContainEqual(["loop-without-wait", "connect", null]);
  });
});
