import { describe, expect, it } from "vitest";
import { compare, fieldChanges, marksOf } from "./compare";
import type { FlowDocument } from "./document";
import { connect } from "./edit/connect";
import { insertOnEdge } from "./edit/insert-on-edge";
import { moveNodes } from "./edit/move-nodes";
import { removeNodes } from "./edit/remove-nodes";
import { displayFlow, offerWith, place } from "./templates/template";

const before = displayFlow(
  [
    place("start", "start", [0, 0]),
    place("ads", "source", [1, 0], { values: ["ads"] }),
    place("bar", "offer", [2, 0], offerWith({ form: "bar" })),
    place("button", "offer", [2, 1], offerWith({ form: "button" })),
  ],
  ["start.next>ads", "ads.yes>bar", "ads.no>button"],
);
const configured = (id: string, config: Record<string, unknown>): FlowDocument => ({
  ...before,
  nodes: before.nodes.map((node) => (node.id === id ? { ...node, config } : node)),
});

describe("two documents", () => {
  it("do not differ where nothing does, however the keys are sorted", () => {
    const sorted = structuredClone(before);
    for (const node of sorted.nodes) node.config = Object.fromEntries(Object.entries(node.config).reverse());
    expect(compare(before, sorted)).toEqual([]);
  });

  it("differ in what was put in between, and in where the way before it leads", () => {
    const after = insertOnEdge(before, "ads.yes", place("scrolled", "scroll-depth", [2, 0]), "new");
    expect(compare(before, after)).toEqual([
      { kind: "added", id: "scrolled" },
      { kind: "way", id: "ads", port: "yes", before: "bar", after: "scrolled" },
    ]);
    const marks = marksOf(before, after);
    expect(marks.after.get("scrolled")).toBe("added");
    expect(marks.before.get("ads.yes")).toBe("removed");
    expect(after.edges.filter(({ id }) => marks.after.get(id) === "added")).toHaveLength(2);
  });

  it("a connection that was drawn anew to the same place is no difference", () => {
    const anew = connect(connect(before, { id: "x", from: "ads", port: "yes", to: "button" }), {
      id: "y",
      from: "ads",
      port: "yes",
      to: "bar",
    });
    expect(compare(before, anew)).toEqual([]);
    expect(marksOf(before, anew)).toEqual({ before: new Map(), after: new Map() });
  });

  it("tell of what is gone, with the way that leads nowhere now", () => {
    const after = removeNodes(before, ["bar"]);
    expect(compare(before, after)).toEqual([
      { kind: "removed", id: "bar" },
      { kind: "way", id: "ads", port: "yes", before: "bar", after: null },
    ]);
    expect(marksOf(before, after).before.get("bar")).toBe("removed");
  });

  it("mark what changed and moved as changed", () => {
    const after = moveNodes(configured("ads", { values: ["ads", "search"] }), {
      ads: { x: 0, y: 500 },
      bar: { x: 0, y: 900 },
    });
    expect(compare(before, after)).toEqual([
      {
        kind: "changed",
        id: "ads",
        fields: [{ path: ["config", "values"], before: ["ads"], after: ["ads", "search"] }],
      },
      { kind: "moved", id: "bar" },
    ]);
    const marks = marksOf(before, after);
    expect([marks.before.get("ads"), marks.after.get("ads")]).toEqual(["changed", "changed"]);
    expect(marks.after.get("bar")).toBe("moved");
  });
});

describe("fields", () => {
  const node = place("bar", "offer", [0, 0], offerWith({}));

  it("are told by the innermost that differs", () =>
    expect(
      fieldChanges(node, { ...node, name: "Winter", config: offerWith({ appearance: { icon: "bell" } }) }),
    ).toEqual([
      { path: ["name"], before: undefined, after: "Winter" },
      { path: ["config", "appearance", "icon"], before: offerWith({}).appearance.icon, after: "bell" },
    ]));

  it("of another kind are not held against each other", () =>
    expect(fieldChanges(node, { ...node, kind: "nothing", config: {} })).toEqual([
      { path: ["kind"], before: "offer", after: "nothing" },
    ]));
});
