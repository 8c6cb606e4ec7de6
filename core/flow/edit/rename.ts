import type { FlowDocument } from "../document";

/** Gives a node a name of its staff's own; an empty one takes it away. Cut at 80 characters. */
export function rename(document: FlowDocument, nodeId: string, name: string): FlowDocument {
  const node = document.nodes.find(({ id }) => id === nodeId);
  const wanted = name.slice(0, 80);
  if (!node || (node.name ?? "") === wanted) return document;
  const { name: _, ...unnamed } = node;
  const renamed = wanted === "" ? unnamed : { ...node, name: wanted };
  return { ...document, nodes: document.nodes.map((other) => (other === node ? renamed : other)) };
}
