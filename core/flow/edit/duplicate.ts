import type { FlowDocument } from "../document";
import { paste } from "./paste";

/** Copies nodes and notes beside themselves, with the connections between them; a start stays the only one. */
export function duplicate(
  document: FlowDocument,
  ids: readonly string[],
  newId: () => string,
): { document: FlowDocument; ids: string[] } {
  const wanted = ({ id }: { id: string }) => ids.includes(id);
  const nodes = document.nodes.filter((node) => wanted(node) && node.kind !== "start");
  return paste(document, { ...document, nodes, notes: document.notes.filter(wanted) }, newId);
}
