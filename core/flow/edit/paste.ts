import type { FlowDocument } from "../document";

/** How far a copy stands from its original, in pixels of the canvas. */
const ASIDE = 40;

/**
 * Puts copies of another document's nodes and notes in, with the connections between them, all under new ids. A start
 * is left out where there is one: a flow has one.
 * @param newId gives a new id at each call
 * @returns the document, and the ids of the new nodes and notes
 */
export function paste(
  document: FlowDocument,
  clip: Pick<FlowDocument, "kind" | "nodes" | "edges" | "notes">,
  newId: () => string,
): { document: FlowDocument; ids: string[] } {
  if (clip.kind !== document.kind) return { document, ids: [] };
  const hasStart = document.nodes.some(({ kind }) => kind === "start");
  const copied = clip.nodes.filter(({ kind }) => kind !== "start" || !hasStart);
  const renamed = new Map([...copied, ...clip.notes].map(({ id }) => [id, newId()]));
  const copyOf = <Item extends { id: string; position: { x: number; y: number } }>(item: Item): Item => ({
    ...structuredClone(item),
    id: renamed.get(item.id) ?? newId(),
    position: { x: item.position.x + ASIDE, y: item.position.y + ASIDE },
  });
  const nodes = copied.map(copyOf);
  const notes = clip.notes.map(copyOf);
  if (nodes.length + notes.length === 0) return { document, ids: [] };
  const edges = clip.edges.flatMap(({ from, port, to }) => {
    const [start, end] = [renamed.get(from), renamed.get(to)];
    return start && end ? [{ id: newId(), from: start, port, to: end }] : [];
  });
  return {
    document: {
      ...document,
      nodes: [...document.nodes, ...nodes],
      edges: [...document.edges, ...edges],
      notes: [...document.notes, ...notes],
    },
    ids: [...nodes, ...notes].map(({ id }) => id),
  };
}
