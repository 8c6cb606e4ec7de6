import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument, FlowNode } from "@/core/flow/document";
import { type History, record, redo, startHistory, undo } from "@/core/flow/history";

/** Where a new step is put: after a way out, into a connection, or on its own. */
export type AddPlace =
  | { after: { node: string; port: string }; position?: Point }
  | { into: string }
  | { position: Point | null };

export interface Point {
  x: number;
  y: number;
}

export type Panel = "test" | "summary" | null;
export type Dialog = "publish" | "revisions" | "shortcuts" | "search" | null;

export interface EditorState {
  history: History;
  selection: ReadonlySet<string>;
  measured: Readonly<Record<string, { width: number; height: number }>>;
  readOnly: boolean;
  /** Where steps and notes are held while they are dragged. The document hears of it when they are let go. */
  dragged: Readonly<Record<string, Point>>;
  /** The palette that asks what to add, and where it will go. */
  adding: AddPlace | null;
  dialog: Dialog;
  panel: Panel;
  /** The widget is looked at. */
  preview: boolean;
  /** What somebody without eyes on the canvas is told. */
  announcement: string;
}

export type EditorStore = StoreApi<EditorState>;

/**
 * The editor of one flow: the document with its history, and what is only of this window.
 * @param history what can be undone already, where the document was edited in this window before
 */
export const createEditorStore = (
  document: FlowDocument,
  readOnly: boolean,
  history: History = startHistory(document),
): EditorStore =>
  createStore<EditorState>(() => ({
    history,
    selection: new Set<string>(),
    measured: {},
    readOnly,
    dragged: {},
    adding: null,
    dialog: null,
    panel: null,
    preview: false,
    announcement: "",
  }));

export const documentOf = (state: EditorState): FlowDocument => state.history.present;
export const nodeOf = (state: EditorState, id: string): FlowNode | undefined =>
  documentOf(state).nodes.find((node) => node.id === id);

/**
 * Changes the document by one of core/flow/edit. Saving and undo hang on this, and on nothing that a pointer does.
 * @param coalesce changes in a row with the same key are one step of the history: a drag, a field being typed into
 */
export function change(store: EditorStore, next: FlowDocument, coalesce?: string): void {
  const { readOnly, history } = store.getState();
  if (readOnly || next === history.present) return;
  store.setState({ history: record(history, next, coalesce) });
  forgetWhatIsGone(store);
}

export function goBack(store: EditorStore): void {
  store.setState(({ history, readOnly }) => (readOnly ? {} : { history: undo(history) }));
  forgetWhatIsGone(store);
}

export function goForward(store: EditorStore): void {
  store.setState(({ history, readOnly }) => (readOnly ? {} : { history: redo(history) }));
  forgetWhatIsGone(store);
}

/** A loaded revision is a beginning: what was undone before belongs to another document. */
export const load = (store: EditorStore, document: FlowDocument): void =>
  store.setState({ history: startHistory(document), selection: new Set() });

export function select(store: EditorStore, ids: Iterable<string>): void {
  store.setState({ selection: new Set(ids) });
}

function forgetWhatIsGone(store: EditorStore): void {
  const { selection } = store.getState();
  const { nodes, edges, notes } = documentOf(store.getState());
  const present = new Set([...nodes, ...edges, ...notes].map(({ id }) => id));
  const kept = [...selection].filter((id) => present.has(id));
  if (kept.length < selection.size) select(store, kept);
}
