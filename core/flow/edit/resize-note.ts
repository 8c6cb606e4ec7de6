import type { FlowDocument, FlowNote } from "../document";

/** Gives a note or a frame another size, in pixels of the canvas; one below a pixel is none. */
export function resizeNote(document: FlowDocument, noteId: string, size: FlowNote["size"]): FlowDocument {
  const note = document.notes.find(({ id }) => id === noteId);
  const { width, height } = size;
  if (!note || width < 1 || height < 1) return document;
  if (width === note.size.width && height === note.size.height) return document;
  const notes = document.notes.map((other) =>
    other === note ? { ...note, size: { width, height } } : other,
  );
  return { ...document, notes };
}
