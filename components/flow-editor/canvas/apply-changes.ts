import type { EdgeChange, NodeChange } from "@xyflow/react";
import { moveNodes } from "@/core/flow/edit/move-nodes";
import { resizeNote } from "@/core/flow/edit/resize-note";
import { change, documentOf, type EditorState, type EditorStore, type Point } from "../store/editor-store";
import type { CanvasEdge, CanvasNode } from "./canvas-node";

/**
 * What React Flow tells of nodes, as edits and state of the window. A drag is one edit, made when it ends: until then the
 * document stays, and with it everything that is worked out from it. A move by the arrow keys is an edit at once.
 */
export function applyNodeChanges(store: EditorStore, changes: NodeChange<CanvasNode>[]): void {
  const held: Record<string, Point> = {};
  const moved: Record<string, Point> = {};
  const measured: Record<string, { width: number; height: number }> = {};
  for (const found of changes) {
    if (found.type === "position" && found.position)
      (found.dragging ? held : moved)[found.id] = found.position;
    if (found.type !== "dimensions" || !found.dimensions) continue;
    measured[found.id] = found.dimensions;
    if (found.resizing)
      change(store, resizeNote(documentOf(store.getState()), found.id, found.dimensions), `size:${found.id}`);
  }
  if (Object.keys(measured).length > 0)
    store.setState((state) => ({ measured: { ...state.measured, ...measured } }));
  if (Object.keys(held).length > 0) store.setState({ dragged: held });
  if (Object.keys(moved).length > 0) move(store, moved);
  applySelection(store, changes);
}

/** The end of a drag is a step of the history of its own; presses of an arrow key in a row are one. */
function move(store: EditorStore, moved: Record<string, Point>): void {
  const { dragged } = store.getState();
  const ids = Object.keys(moved).sort();
  const isDrag = ids.some((id) => Object.hasOwn(dragged, id));
  const next = moveNodes(documentOf(store.getState()), moved);
  change(store, next, isDrag ? undefined : `move:${ids.join()}`);
  if (isDrag) store.setState({ dragged: {} });
}

export const applyEdgeChanges = (store: EditorStore, changes: EdgeChange<CanvasEdge>[]): void =>
  applySelection(store, changes);

function applySelection(store: EditorStore, changes: readonly { type: string }[]): void {
  const selects = changes.filter(isSelect);
  if (selects.length === 0) return;
  store.setState(({ selection }: EditorState) => {
    const next = new Set(selection);
    for (const { id, selected } of selects) {
      if (selected) next.add(id);
      else next.delete(id);
    }
    return { selection: next };
  });
}

const isSelect = (found: { type: string }): found is { type: "select"; id: string; selected: boolean } =>
  found.type === "select";
