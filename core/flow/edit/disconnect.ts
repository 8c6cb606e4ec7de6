import type { FlowDocument } from "../document";

/** Takes connections away. */
export function disconnect(document: FlowDocument, edgeIds: readonly string[]): FlowDocument {
  const edges = document.edges.filter(({ id }) => !edgeIds.includes(id));
  return edges.length === document.edges.length ? document : { ...document, edges };
}
