import { describe, expect, it } from "vitest";
import { defaultRouting } from "../default-routing";
import { diff } from "../diff";
import { offer } from "../display/offer/definition";
import { split } from "../display/split/definition";
import type { FlowDocument, FlowNode, FlowNote } from "../document";
import { addNode } from "./add-node";
import { addNote } from "./add-note";
import { changeConfig } from "./change-config";
import { changeNote } from "./change-note";
import { connect } from "./connect";
import { disconnect } from "./disconnect";
import { duplicate } from "./duplicate";
import { insertOnEdge } from "./insert-on-edge";
import { moveNodes } from "./move-nodes";
import { paste } from "./paste";
import { removeNodes } from "./remove-nodes";
import { rename } from "./rename";
import { resizeNote } from "./resize-note";

const node = (id: string, kind: string, config: Record<string, unknown> = {}): FlowNode => ({
  id,
  kind,
  position: { x: 0, y: 0 },
  config,
});
const edge = (from: string, port: string, to: string) => ({ id: `${from}.${port}`, from, port, to });
const note: FlowNote = {
  id: "note",
  kind: "note",
  text: "Why",
  position: { x: 5, y: 5 },
  size: { width: 200, height: 100 },
};
/** start → returning –yes→ deep –yes→ offer; returning –no→ offer */
const flow: FlowDocument = {
  format: 2,
  kind: "display",
  nodes: [
    node("start", "start"),
    node("back", "returning"),
    node("deep", "scroll-depth", { atLeast: 50 }),
    node("offer", "offer", { ...Object(offer.defaults) }),
  ],
  edges: [
    edge("start", "next", "back"),
    edge("back", "yes", "deep"),
    edge("back", "no", "offer"),
    edge("deep", "yes", "offer"),
  ],
  notes: [note],
};
const ways = ({ edges }: FlowDocument) => edges.map(({ from, port, to }) => `${from}.${port}>${to}`).sort();
const counter = () => {
  let number = 0;
  return () => `new-${++number}`;
};

describe("edits", () => {
  it("change nothing, and give back the same document, where there is nothing to change", () => {
    expect(addNode(flow, node("deep", "clicks"))).toBe(flow);
    expect(addNote(flow, { ...note, id: "start" })).toBe(flow);
    expect(connect(flow, edge("back", "yes", "deep"))).toBe(flow);
    expect(connect(flow, edge("back", "yes", "start"))).toBe(flow);
    expect(connect(flow, edge("back", "yes", "back"))).toBe(flow);
    expect(connect(flow, edge("back", "maybe", "deep"))).toBe(flow);
    expect(connect(flow, edge("back", "yes", "nowhere"))).toBe(flow);
    expect(connect(flow, { ...edge("deep", "no", "offer"), id: "start.next" })).toBe(flow);
    expect(disconnect(flow, ["x"])).toBe(flow);
    expect(insertOnEdge(flow, "x", node("new", "clicks"), "e")).toBe(flow);
    expect(removeNodes(flow, ["start.next"])).toBe(flow);
    expect(moveNodes(flow, { deep: { x: 0, y: 0 }, x: { x: 1, y: 1 } })).toBe(flow);
    expect(changeConfig(flow, "x", {})).toBe(flow);
    expect(rename(flow, "deep", "")).toBe(flow);
    expect(changeNote(flow, "note", { text: "Why" })).toBe(flow);
    expect(resizeNote(flow, "note", { width: 200, height: 100 })).toBe(flow);
    expect(resizeNote(flow, "note", { width: 0, height: 100 })).toBe(flow);
    expect(duplicate(flow, ["start"], counter())).toEqual({ document: flow, ids: [] });
    expect(paste(flow, defaultRouting("t"), counter())).toEqual({ document: flow, ids: [] });
  });

  it("connect: a way out leads to one place, the last one", () =>
    expect(ways(connect(flow, { ...edge("back", "no", "deep"), id: "e" }))).toEqual([
      "back.no>deep",
      "back.yes>deep",
      "deep.yes>offer",
      "start.next>back",
    ]));

  it("insert-on-edge: the new node takes the way, and its first way out leads on", () => {
    const inserted = insertOnEdge(flow, "back.no", node("new", "clicks", { atLeast: 1 }), "e");
    expect(diff(flow, inserted)).toMatchObject({
      nodes: { added: ["new"] },
      edges: { added: ["e"], changed: ["back.no"], removed: [] },
    });
    expect(ways(inserted)).toContain("new.yes>offer");
    expect(ways(insertOnEdge(flow, "back.no", node("new", "nothing"), "e"))).not.toContain("new.yes>offer");
  });

  it("remove-nodes: ways lead on over what is gone, where it led to one place", () => {
    expect(ways(removeNodes(flow, ["deep"]))).toEqual(["back.no>offer", "back.yes>offer", "start.next>back"]);
    expect(ways(removeNodes(flow, ["back", "deep"]))).toEqual([]);
    expect(ways(removeNodes(disconnect(flow, ["back.no"]), ["back", "deep"]))).toEqual(["start.next>offer"]);
    expect(ways(removeNodes(flow, ["back"]))).toEqual(["deep.yes>offer"]);
    expect(removeNodes(flow, ["note"]).notes).toEqual([]);
  });
  it("remove-nodes: no way leads back to where it came from", () => {
    const routing = defaultRouting("t");
    const { nodes, edges } = removeNodes(routing, ["opening", "tell"]);
    expect(nodes.map(({ id }) => id)).toEqual(["start", "connect", "later", "soon", "mended"]);
    expect(edges.some(({ from, to }) => from === to)).toBe(false);
  });

  it("move-nodes moves notes too", () => {
    const moved = moveNodes(flow, { deep: { x: 9, y: 9 }, note: { x: 1, y: 1 } });
    expect(diff(flow, moved)).toMatchObject({ nodes: { moved: ["deep"] }, notes: { moved: ["note"] } });
  });

  it("change-config takes the connections of ways out that are no more", () => {
    const variants = ["a", "b"].map((id) => ({ id, name: id, weight: 1 }));
    const halves = connect(
      { ...flow, nodes: [...flow.nodes, node("split", "split", { variants, holdOut: 10 })] },
      edge("split", "held-out", "offer"),
    );
    expect(ways(halves)).toContain("split.held-out>offer");
    expect(ways(changeConfig(halves, "split", { variants, holdOut: 0 }))).not.toContain(
      "split.held-out>offer",
    );
    // A field that is being emptied is no reason to lose connections.
    expect(ways(changeConfig(halves, "split", { variants: [], holdOut: 10 }))).toContain(
      "split.held-out>offer",
    );
    expect(split.ports).toHaveLength(2);
  });

  it("rename gives a name, cuts it, and takes it away", () => {
    const named = rename(flow, "deep", "x".repeat(100));
    expect(named.nodes[2]?.name).toHaveLength(80);
    expect(rename(named, "deep", "")).toEqual(flow);
  });

  it("duplicate and paste make new ids, keep connections among the copies, and leave the start out", () => {
    const { document, ids } = duplicate(flow, ["start", "back", "deep", "note"], counter());
    expect(ids).toEqual(["new-1", "new-2", "new-3"]);
    expect(diff(flow, document)).toMatchObject({
      nodes: { added: ["new-1", "new-2"], removed: [], changed: [], moved: [] },
      edges: { added: ["new-4"], removed: [], changed: [] },
      notes: { added: ["new-3"] },
    });
    expect(ways(document)).toContain("new-1.yes>new-2");
  });

  it("notes are written on, become frames, and take another size", () => {
    const framed = changeNote(resizeNote(flow, "note", { width: 9, height: 9 }), "note", { kind: "frame" });
    expect(framed.notes).toEqual([{ ...note, kind: "frame", size: { width: 9, height: 9 } }]);
  });
});
