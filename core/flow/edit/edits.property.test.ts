import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../check";
import { definitionsOf } from "../definitions";
import { diff, isSameFlow } from "../diff";
import { type FlowDocument, flowDocument } from "../document";
import { HISTORY_LIMIT, historyAt, record, redo, startHistory, undo } from "../history";
import { portsOf } from "../node-definition";
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

const RUNS = process.env.PEREZVON_LONG ? 20_000 : 300;

/** What somebody does to a document, drawn with three numbers that pick what they do it to. */
type Deed = (document: FlowDocument, picks: [number, number, number], newId: () => string) => FlowDocument;

const definitions = definitionsOf("display");
const KINDS = Object.keys(definitions).filter((kind) => kind !== "start");

function pick<Item>(items: readonly Item[], at: number): Item | undefined {
  return items[at % Math.max(items.length, 1)];
}
const idOf = (items: readonly { id: string }[], at: number) => pick(items, at)?.id ?? "gone";
const nodeOf = (at: number, id: string) => {
  const kind = pick(KINDS, at) ?? "nothing";
  return { id, kind, position: { x: at, y: at }, config: { ...Object(definitions[kind]?.defaults) } };
};
const some = ({ nodes, notes }: FlowDocument, [a, b]: [number, number, number]) => [
  idOf(nodes.slice(1), a),
  idOf([...nodes.slice(1), ...notes], b),
];

const DEEDS: Deed[] = [
  (document, [a], newId) => addNode(document, nodeOf(a, newId())),
  (document, [a], newId) => addNode(document, nodeOf(a, newId())),
  (document, [a, b, c], newId) => {
    const from = pick(document.nodes, a);
    const ports = from ? portsOf(definitions[from.kind], from) : [];
    const port = pick(ports, b)?.id ?? "none";
    return connect(document, { id: newId(), from: from?.id ?? "", port, to: idOf(document.nodes, c) });
  },
  (document, [a, b], newId) => insertOnEdge(document, idOf(document.edges, a), nodeOf(b, newId()), newId()),
  (document, [a]) => disconnect(document, [idOf(document.edges, a)]),
  (document, picks) => removeNodes(document, some(document, picks)),
  (document, [a, b]) => moveNodes(document, { [idOf(document.nodes, a)]: { x: b, y: a } }),
  (document, [a, b]) =>
    changeConfig(document, idOf(document.nodes, a), {
      variants: ["a", "b", "c"].slice(0, 2 + (b % 2)).map((id) => ({ id, name: id, weight: 1 })),
      holdOut: b % 20,
    }),
  (document, [a, b]) => rename(document, idOf(document.nodes, a), "x".repeat(b % 100)),
  (document, picks, newId) => duplicate(document, some(document, picks), newId).document,
  (document, _picks, newId) => paste(document, document, newId).document,
  (document, [a, b], newId) =>
    addNote(document, {
      id: newId(),
      kind: a % 2 ? "note" : "frame",
      text: "",
      position: { x: a, y: b },
      size: { width: 100, height: 100 },
    }),
  (document, [a, b]) => changeNote(document, idOf(document.notes, a), { text: String(b) }),
  (document, [a, b]) => resizeNote(document, idOf(document.notes, a), { width: b, height: a }),
];

const pickNumber = fc.nat({ max: 1_000 });
const deeds = fc.array(
  fc.record({
    deed: fc.nat({ max: DEEDS.length - 1 }),
    picks: fc.tuple(pickNumber, pickNumber, pickNumber),
    key: fc.constantFrom(undefined, undefined, "drag"),
  }),
  { minLength: 1, maxLength: 40 },
);

const empty: FlowDocument = {
  format: 2,
  kind: "display",
  nodes: [{ id: "start", kind: "start", position: { x: 0, y: 0 }, config: {} }],
  edges: [],
  notes: [],
};

/** Every document that the deeds lead through, the first one included. */
function through(done: { deed: number; picks: [number, number, number] }[]): FlowDocument[] {
  let number = 0;
  const newId = () => `id-${++number}`;
  const documents = [empty];
  for (const { deed, picks } of done) {
    const before = documents.at(-1) ?? empty;
    // A document that grows without end proves nothing more.
    if (before.nodes.length > 60) break;
    documents.push(DEEDS[deed]?.(before, picks, newId) ?? before);
  }
  return documents;
}

const STRUCTURE = [
  "doubled-id",
  "doubled-port",
  "unknown-port",
  "unknown-node",
  "unknown-kind",
  "no-start",
  "several-starts",
];

describe("any edits in any order", () => {
  it("leave ids unique, connections between nodes that are there, and a document that can be stored", () =>
    fc.assert(
      fc.property(deeds, (done) => {
        for (const document of through(done)) {
          // A config that cannot be read keeps its ways out, and so may have one that is unknown for a while.
          const readable = new Set(
            document.nodes
              .filter(({ kind, config }) => definitions[kind]?.config.safeParse(config).success)
              .map(({ id }) => id),
          );
          const broken = check(document).filter(
            ({ code, nodeId }) =>
              STRUCTURE.includes(code) && (code !== "unknown-port" || readable.has(nodeId ?? "")),
          );
          expect(broken).toEqual([]);
        }
        const last = through(done).at(-1);
        expect(flowDocument.parse(JSON.parse(JSON.stringify(last)))).toEqual(last);
      }),
      { numRuns: RUNS },
    ));

  it("are undone to the original and done again to the last, and never change what was", () =>
    fc.assert(
      fc.property(deeds, (done) => {
        const documents = through(done);
        const copies = structuredClone(documents);
        let history = startHistory(empty);
        for (const [at, document] of documents.entries()) history = record(history, document, done[at]?.key);
        const last = history.present;
        const steps = history.past.length;
        for (let step = 0; step < steps; step++) history = undo(history);
        expect(history.present).toBe(empty);
        expect(undo(history)).toBe(history);
        for (let step = 0; step < steps; step++) history = redo(history);
        expect(history.present).toBe(last);
        expect(redo(history)).toBe(history);
        expect(documents).toEqual(copies);
      }),
      { numRuns: RUNS },
    ));

  it("differ from themselves in nothing, and from each other in what both ways tell", () =>
    fc.assert(
      fc.property(deeds, (done) => {
        const documents = through(done);
        const last = documents.at(-1) ?? empty;
        const nothing = { added: [], removed: [], changed: [] };
        const same = { nodes: { ...nothing, moved: [] }, edges: nothing, notes: { ...nothing, moved: [] } };
        expect(diff(last, structuredClone(last))).toEqual(same);
        expect(isSameFlow(last, last)).toBe(true);
        for (const document of documents) {
          const there = diff(document, last);
          const back = diff(last, document);
          expect(there.nodes.added).toEqual(back.nodes.removed);
          expect(new Set(there.nodes.changed)).toEqual(new Set(back.nodes.changed));
          expect(new Set(there.edges.changed)).toEqual(new Set(back.edges.changed));
        }
      }),
      { numRuns: RUNS },
    ));
});

describe("history", () => {
  const at = (x: number) => moveNodes(empty, { start: { x, y: 0 } });

  it("joins changes in a row that have one key", () => {
    let history = record(startHistory(empty), at(1), "drag:start");
    history = record(history, at(2), "drag:start");
    history = record(history, at(3), "drag:other");
    expect(history.past).toHaveLength(2);
    expect(undo(history).present).toEqual(at(2));
    expect(undo(undo(history)).present).toBe(empty);
  });
  it("does not join a change with what was undone before it", () => {
    const undone = undo(record(record(startHistory(empty), at(1), "drag"), at(2)));
    const history = record(undone, at(3), "drag");
    expect(history.future).toEqual([]);
    expect(undo(history).present).toEqual(at(1));
  });
  it("takes a change that changed nothing for none", () => {
    const history = startHistory(empty);
    expect(record(history, empty, "drag")).toBe(history);
  });
  it("is stood in where a loaded document is, the nearest that looks like it", () => {
    const history = undo(
      [1, 2, 1, 3, 4].map(at).reduce((known, next) => record(known, next), startHistory(empty)),
    );
    const stand = (loaded: FlowDocument) => historyAt(history, structuredClone(loaded));
    expect(stand(at(3))).toEqual({ ...history, key: null });
    expect(stand(at(4)), "a change that arrived after all").toMatchObject({ present: at(4), future: [] });
    const before = stand(at(1));
    expect(before?.past.map(({ nodes }) => nodes[0]?.position.x)).toEqual([0, 1, 2]);
    expect(before && redo(before).present, "one that did not arrive").toEqual(at(3));
    expect(stand(at(5)), "somebody else's").toBeNull();
  });
  it(`keeps ${HISTORY_LIMIT} steps`, () => {
    let history = startHistory(empty);
    for (let x = 1; x <= HISTORY_LIMIT + 20; x++) history = record(history, at(x));
    expect(history.past).toHaveLength(HISTORY_LIMIT);
    expect(history.past[0]).toEqual(at(20));
  });
});
