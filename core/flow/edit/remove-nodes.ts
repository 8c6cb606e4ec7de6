import type { FlowDocument, FlowEdge } from "../document";
import { edgesByStart } from "../graph";

/**
 * Takes nodes and notes away. Where what is gone led on to one place only, the ways that led in lead there now; where
 * it led to several, nobody but its author knows which was meant, and they end.
 */
export function removeNodes(document: FlowDocument, ids: readonly string[]): FlowDocument {
  const gone = new Set(ids);
  const nodes = document.nodes.filter(({ id }) => !gone.has(id));
  const notes = document.notes.filter(({ id }) => !gone.has(id));
  if (nodes.length + notes.length === document.nodes.length + document.notes.length) return document;
  const leaving = edgesByStart(document);
  const edges = document.edges.flatMap((edge): FlowEdge[] => {
    if (gone.has(edge.from)) return [];
    const to = following(edge.to, gone, leaving);
    if (to === null || to === edge.from) return [];
    return [to === edge.to ? edge : { ...edge, to }];
  });
  return { ...document, nodes, notes, edges };
}

/** The first node that stays, from one on; null where the way ends, parts or goes round. */
function following(
  from: string,
  gone: ReadonlySet<string>,
  leaving: ReadonlyMap<string, FlowEdge[]>,
): string | null {
  const passed = new Set<string>();
  let at = from;
  while (gone.has(at)) {
    const [next, ...others] = new Set((leaving.get(at) ?? []).map(({ to }) => to));
    if (next === undefined || others.length > 0 || passed.has(at)) return null;
    passed.add(at);
    at = next;
  }
  return at;
}
