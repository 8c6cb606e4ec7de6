import type { FlowDocument, FlowNote } from "../document";

/** Puts a note or a frame onto the canvas. Nothing happens where the id is taken. */
export function addNote(document: FlowDocument, note: FlowNote): FlowDocument {
  const { nodes, edges, notes } = document;
  if ([...nodes, ...edges, ...notes].some(({ id }) => id === note.id)) return document;
  return { ...document, notes: [...notes, note] };
}
