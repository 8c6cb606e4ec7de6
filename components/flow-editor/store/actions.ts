import { v4 as newId } from "uuid";
import { definitionOf } from "@/core/flow/definitions";
import type { FlowDocument, FlowNode, FlowNote } from "@/core/flow/document";
import { addNode } from "@/core/flow/edit/add-node";
import { addNote } from "@/core/flow/edit/add-note";
import { type Alignment, align, type Direction, distribute } from "@/core/flow/edit/align";
import { connect } from "@/core/flow/edit/connect";
import { disconnect } from "@/core/flow/edit/disconnect";
import { duplicate } from "@/core/flow/edit/duplicate";
import { insertOnEdge } from "@/core/flow/edit/insert-on-edge";
import { moveNodes } from "@/core/flow/edit/move-nodes";
import { paste } from "@/core/flow/edit/paste";
import { removeNodes } from "@/core/flow/edit/remove-nodes";
import { reachableFrom } from "@/core/flow/graph";
import { portsOf } from "@/core/flow/node-definition";
import { arrange } from "./arrange";
import { readClip, writeClip } from "./clip";
import {
  type AddPlace,
  change,
  documentOf,
  type EditorState,
  type EditorStore,
  select,
} from "./editor-store";
import { freePosition, STEP_ACROSS } from "./free-position";

/** Adds a step of a kind and selects it. @returns its id */
export function addStep(store: EditorStore, kind: string, place: AddPlace): string | null {
  const document = documentOf(store.getState());
  const definition = definitionOf(document.kind, kind);
  if (!definition || store.getState().readOnly) return null;
  const node: FlowNode = {
    id: newId(),
    kind,
    position: freePosition(document, place),
    config: structuredClone(Object(definition.defaults)),
  };
  change(store, withStep(document, node, place));
  select(store, [node.id]);
  return node.id;
}

function withStep(document: FlowDocument, node: FlowNode, place: AddPlace): FlowDocument {
  if ("into" in place) return insertOnEdge(withRoom(document, place.into, node), place.into, node, newId());
  const added = addNode(document, node);
  if (!("after" in place)) return added;
  const { node: from, port } = place.after;
  return connect(added, { id: newId(), from, port, to: node.id });
}

/** What follows a connection moves right where the step that comes into it would stand on top of it. */
function withRoom(document: FlowDocument, edgeId: string, node: FlowNode): FlowDocument {
  const edge = document.edges.find(({ id }) => id === edgeId);
  const target = document.nodes.find(({ id }) => id === edge?.to);
  const by = target ? node.position.x + STEP_ACROSS - target.position.x : 0;
  // A way that leads back needs no room ahead.
  if (!edge || !target || by <= 0 || target.position.x < node.position.x - STEP_ACROSS) return document;
  const following = reachableFrom(document, target.id);
  if (following.has(edge.from)) return document;
  const moved = document.nodes.filter(({ id }) => following.has(id));
  const places = moved.map(({ id, position: { x, y } }) => [id, { x: x + by, y }]);
  return moveNodes(document, Object.fromEntries(places));
}

/**
 * Where a press in the palette puts a step: after the one that is selected, at its first way out that leads nowhere yet;
 * where all lead on, into the first.
 */
export function placeForNext(state: EditorState): AddPlace {
  const document = documentOf(state);
  const [selected, ...others] = document.nodes.filter(({ id }) => state.selection.has(id));
  if (!selected || others.length > 0) return { position: null };
  const leaving = document.edges.filter(({ from }) => from === selected.id);
  const ports = portsOf(definitionOf(document.kind, selected.kind), selected);
  const open = ports.find(({ id }) => !leaving.some(({ port }) => port === id));
  if (open) return { after: { node: selected.id, port: open.id } };
  const first = leaving.find(({ port }) => port === ports[0]?.id);
  return first ? { into: first.id } : { position: null };
}

/** Leads a way out to a step, or with null nowhere. */
export function connectPort(
  store: EditorStore,
  { node, port }: { node: string; port: string },
  to: string | null,
): void {
  const document = documentOf(store.getState());
  const edge = document.edges.find((candidate) => candidate.from === node && candidate.port === port);
  if (to !== null) return change(store, connect(document, { id: newId(), from: node, port, to }));
  if (edge) change(store, disconnect(document, [edge.id]));
}

/** Removes what is selected. Where one way led in and one led on, what stood around is joined. */
export function removeSelected(store: EditorStore): void {
  const { selection } = store.getState();
  const document = documentOf(store.getState());
  const edges = document.edges.filter(({ id }) => selection.has(id)).map(({ id }) => id);
  const gone = new Set(selection);
  // A flow has exactly one start: it is not for removing.
  for (const { id, kind } of document.nodes) if (kind === "start") gone.delete(id);
  change(store, removeNodes(disconnect(document, edges), [...gone]));
}

export function duplicateSelected(store: EditorStore): void {
  const { selection } = store.getState();
  const { document, ids } = duplicate(documentOf(store.getState()), [...selection], newId);
  change(store, document);
  select(store, ids);
}

/** What is selected, as text for the clipboard; null: nothing that could be copied. */
export const copySelected = ({ history, selection }: EditorState): string | null =>
  writeClip(history.present, selection);

/** @returns false: the text holds no steps of this sort of flow. */
export function pasteText(store: EditorStore, text: string): boolean {
  const document = documentOf(store.getState());
  const clip = readClip(text, document.kind);
  if (!clip) return false;
  const { document: next, ids } = paste(document, clip, newId);
  change(store, next);
  select(store, ids);
  return true;
}

export function putNote(
  store: EditorStore,
  kind: FlowNote["kind"],
  position: { x: number; y: number },
): void {
  const size = kind === "note" ? { width: 220, height: 120 } : { width: 480, height: 320 };
  const note: FlowNote = { id: newId(), kind, text: "", position, size };
  change(store, addNote(documentOf(store.getState()), note));
  select(store, [note.id]);
}

/** Puts every step in its place from left to right, as one change. */
export function arrangeAll(store: EditorStore): void {
  const { measured } = store.getState();
  const document = documentOf(store.getState());
  change(store, moveNodes(document, arrange(document, measured)));
}

export const selectAll = (store: EditorStore): void => {
  const { nodes, notes } = documentOf(store.getState());
  select(
    store,
    [...nodes, ...notes].map(({ id }) => id),
  );
};

/** Puts what is selected on one line, as one change. */
export const alignSelected = (store: EditorStore, alignment: Alignment): void => {
  const { selection, measured } = store.getState();
  change(store, align(documentOf(store.getState()), { ids: selection, sizes: measured }, alignment));
};

/** Puts what is selected at even distances, as one change. */
export const distributeSelected = (store: EditorStore, direction: Direction): void => {
  const { selection, measured } = store.getState();
  change(store, distribute(documentOf(store.getState()), { ids: selection, sizes: measured }, direction));
};
