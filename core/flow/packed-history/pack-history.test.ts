import fc from "fast-check";
import { expect, it } from "vitest";
import type { FlowDocument } from "../document";
import { addNote } from "../edit/add-note";
import { connect } from "../edit/connect";
import { duplicate } from "../edit/duplicate";
import { moveNodes } from "../edit/move-nodes";
import { removeNodes } from "../edit/remove-nodes";
import { rename } from "../edit/rename";
import { type History, record, startHistory, undo } from "../history";
import { findTemplate } from "../templates/templates";
import { packedHistory } from "./document";
import { packHistory, unpackHistory } from "./pack-history";

const first = structuredClone(findTemplate("from-ads")?.document);
if (!first) throw new Error("The template is gone.");

let ids = 0;
const newId = () => `new-${++ids}`;
const idAt = ({ nodes }: FlowDocument, at: number) => nodes[at % nodes.length]?.id ?? "";
const DEEDS: ((document: FlowDocument, a: number, b: number) => FlowDocument)[] = [
  (document, a, b) => moveNodes(document, { [idAt(document, a)]: { x: b, y: a } }),
  (document, a, b) => rename(document, idAt(document, a), `name ${b}`),
  (document, a) => duplicate(document, [idAt(document, a)], newId).document,
  (document, a) => removeNodes(document, [idAt(document, a)]),
  (document, a, b) =>
    connect(document, { id: newId(), from: idAt(document, a), port: "yes", to: idAt(document, b) }),
  (document, a, b) =>
    addNote(document, {
      id: newId(),
      kind: "note",
      text: "n",
      position: { x: a, y: b },
      size: { width: 1, height: 1 },
    }),
  // As an import does: another document altogether, of which no part is the same object.
  (document) => structuredClone({ ...document, nodes: [...document.nodes].reverse() }),
];

const deeds = fc.array(fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(99), fc.nat(99)), {
  minLength: 1,
  maxLength: 30,
});

function historyOf(done: [number, number, number][], undone: number): History {
  let history = startHistory(first as FlowDocument);
  for (const [deed, a, b] of done)
    history = record(history, DEEDS[deed]?.(history.present, a, b) ?? history.present);
  for (let step = 0; step < undone; step++) history = undo(history);
  return history;
}

it("any history comes back from JSON, around the draft as the server gives it back", () =>
  fc.assert(
    fc.property(deeds, fc.nat(10), (done, undone) => {
      const history = historyOf(done, undone);
      const stored = packedHistory.parse(JSON.parse(JSON.stringify(packHistory(history, 1e9))));
      const present: FlowDocument = JSON.parse(JSON.stringify(history.present));
      expect(unpackHistory(stored, present)).toEqual({ ...history, key: null });
    }),
    { numRuns: 200 },
  ));

it("a large flow's history takes the room of its changes, and gives up its oldest steps for more", () => {
  const node = (at: number) => ({
    ...first.nodes[1],
    id: `n${at}`,
    kind: "source",
    position: { x: at, y: 0 },
    config: {},
  });
  const large: FlowDocument = { ...first, nodes: Array.from({ length: 500 }, (_, at) => node(at)) };
  let history = startHistory(large);
  for (let x = 1; x <= 80; x++) history = record(history, moveNodes(history.present, { n7: { x, y: x } }));
  const whole = packHistory(history, 1e9);
  expect(JSON.stringify(whole).length).toBeLessThan(20_000);
  const short = packHistory(history, 2_000);
  expect(short.past.length).toBeGreaterThan(5);
  expect(short.past).toEqual(whole.past.slice(0, short.past.length));
  expect(JSON.stringify(short).length).toBeLessThan(2_200);
});
