import { definitionOf } from "../definitions";
import type { FlowDocument, FlowEdge } from "../document";
import { portsOf } from "../node-definition";

/**
 * Leads a way out to a node; where it led elsewhere before, it leads here now. Nothing happens where there is no such
 * port or node, and nothing ever leads to a start or straight back to itself.
 */
export function connect(document: FlowDocument, edge: FlowEdge): FlowDocument {
  if (!canConnect(document, edge)) return document;
  const others = document.edges.filter(({ from, port }) => from !== edge.from || port !== edge.port);
  const [present] = document.edges.filter((other) => !others.includes(other));
  if (present?.to === edge.to) return document;
  // An id that another edge, a node or a note has would make two things one.
  const taken = [...document.nodes, ...others, ...document.notes].some(({ id }) => id === edge.id);
  return taken ? document : { ...document, edges: [...others, edge] };
}

/** Whether a way out may lead to a node, as `connect` decides it. Circles are for `check` to mark. */
export function canConnect(document: FlowDocument, edge: Pick<FlowEdge, "from" | "port" | "to">): boolean {
  const from = document.nodes.find(({ id }) => id === edge.from);
  const to = document.nodes.find(({ id }) => id === edge.to);
  if (!from || !to || from === to || to.kind === "start") return false;
  return portsOf(definitionOf(document.kind, from.kind), from).some(({ id }) => id === edge.port);
}
