import type { FlowDocument, FlowNote } from "../document";

/** Writes on a note, or makes a frame of it. */
export function changeNote(
  document: FlowDocument,
  noteId: string,
  changes: Partial<Pick<FlowNote, "text" | "kind">>,
): FlowDocument {
  const note = document.notes.find(({ id }) => id === noteId);
  if (!note) return document;
  const { text = note.text, kind = note.kind } = changes;
  if (text === note.text && kind === note.kind) return document;
  const notes = document.notes.map((other) => (other === note ? { ...note, text, kind } : other));
  return { ...document, notes };
}
