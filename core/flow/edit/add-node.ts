import type { FlowDocument, FlowNode } from "../document";

/** Puts a node onto the canvas, connected to nothing. Nothing happens where the id is taken. */
export function addNode(document: FlowDocument, node: FlowNode): FlowDocument {
  const { nodes, edges, notes } = document;
  if ([...nodes, ...edges, ...notes].some(({ id }) => id === node.id)) return document;
  return { ...document, nodes: [...nodes, node] };
}
