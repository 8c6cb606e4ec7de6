import type { FlowDocument, FlowEdge, FlowNode } from "./document";

/** Edges by the node that they leave, each node's in the document's order. */
export function edgesByStart({ edges }: Pick<FlowDocument, "edges">): Map<string, FlowEdge[]> {
  const byStart = new Map<string, FlowEdge[]>();
  for (const edge of edges) {
    const leaving = byStart.get(edge.from);
    if (leaving) leaving.push(edge);
    else byStart.set(edge.from, [edge]);
  }
  return byStart;
}

/** Every node that can be reached from one, itself included. */
export function reachableFrom(document: FlowDocument, from: string): Set<string> {
  const byStart = edgesByStart(document);
  const reached = new Set([from]);
  // A Set's iteration also visits what is added on the way.
  for (const id of reached) for (const { to } of byStart.get(id) ?? []) reached.add(to);
  return reached;
}

/** The nodes that stand on a loop in which no node waits, in the document's order. */
export function waitFreeLoops(document: FlowDocument, waits: (node: FlowNode) => boolean): string[] {
  const waiting = new Set(document.nodes.filter(waits).map(({ id }) => id));
  const edges = document.edges.filter(({ from, to }) => !waiting.has(from) && !waiting.has(to));
  const { rest } = sorted({ nodes: document.nodes, edges });
  // What sorting leaves over stands on a loop, behind one, or between two: only the first kind reaches itself.
  const restless = { ...document, edges: edges.filter(({ from, to }) => rest.has(from) && rest.has(to)) };
  return [...rest].filter((id) =>
    restless.edges.some(({ from, to }) => from === id && reachableFrom(restless, to).has(id)),
  );
}

/**
 * Node ids in an order in which every edge leads to a later one; nodes that no edge orders keep the document's. `rest`:
 * those that cannot be ordered, since they stand on a loop or behind one.
 */
export function sorted({ nodes, edges }: Pick<FlowDocument, "nodes" | "edges">): {
  order: string[];
  rest: Set<string>;
} {
  const byStart = edgesByStart({ edges });
  const waitingFor = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waitingFor.set(to, (waitingFor.get(to) ?? 0) + 1);
  const order = nodes.filter(({ id }) => waitingFor.get(id) === 0).map(({ id }) => id);
  // The list grows while it is walked, as a queue.
  for (const id of order)
    for (const { to } of byStart.get(id) ?? []) {
      const left = (waitingFor.get(to) ?? 0) - 1;
      waitingFor.set(to, left);
      if (left === 0) order.push(to);
    }
  const ordered = new Set(order);
  return { order, rest: new Set(nodes.map(({ id }) => id).filter((id) => !ordered.has(id))) };
}
