import { definitionOf } from "../definitions";
import type { FlowDocument, FlowNode } from "../document";
import { portsOf } from "../node-definition";
import { addNode } from "./add-node";
import { connect } from "./connect";

/**
 * Puts a new node into a connection: what led to the next node leads to the new one, and its first way out leads on.
 * A node without a way out ends the way.
 */
export function insertOnEdge(
  document: FlowDocument,
  edgeId: string,
  node: FlowNode,
  newEdgeId: string,
): FlowDocument {
  const edge = document.edges.find(({ id }) => id === edgeId);
  const added = addNode(document, node);
  if (!edge || added === document) return document;
  const { from, port, to } = edge;
  const [first] = portsOf(definitionOf(document.kind, node.kind), node);
  const led = connect(added, { id: edge.id, from, port, to: node.id });
  return first ? connect(led, { id: newEdgeId, from: node.id, port: first.id, to }) : led;
}
