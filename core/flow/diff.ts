import type { FlowDocument, FlowNode } from "./document";

/** What became of one document in another. Ids, except of what moved: a move changes nothing that a visitor sees. */
export interface FlowDiff {
  nodes: Changes;
  edges: Omit<Changes, "moved">;
  notes: Changes;
}

interface Changes {
  added: string[];
  removed: string[];
  /** Another kind, name, config or text. */
  changed: string[];
  /** Another place or size, whatever else changed. */
  moved: string[];
}

/** How `b` differs from `a`. An edge that begins or ends elsewhere is changed, not replaced. */
export function diff(a: FlowDocument, b: FlowDocument): FlowDiff {
  const { moved: _, ...edges } = compare(
    a.edges,
    b.edges,
    ({ from, port, to }) => [from, port, to],
    () => null,
  );
  return {
    nodes: compare(a.nodes, b.nodes, meaningOf, ({ position }) => position),
    edges,
    notes: compare(
      a.notes,
      b.notes,
      ({ kind, text }) => [kind, text],
      ({ position, size }) => ({ ...position, ...size }),
    ),
  };
}

/** Whether a visitor or a caller could notice the difference. */
export const isSameFlow = (a: FlowDocument, b: FlowDocument): boolean => {
  const { nodes, edges } = diff(a, b);
  return isUnchanged(nodes) && isUnchanged(edges);
};

/** Whether nobody who looks at the canvas could, either. */
export const isDrawnAlike = (a: FlowDocument, b: FlowDocument): boolean => {
  const { nodes, edges, notes } = diff(a, b);
  const isStill = nodes.moved.length + notes.moved.length === 0;
  return isStill && [nodes, edges, notes].every(isUnchanged);
};

const isUnchanged = ({ added, removed, changed }: Omit<Changes, "moved">): boolean =>
  added.length + removed.length + changed.length === 0;

const meaningOf = ({ kind, name, config }: FlowNode) => ({ kind, name: name ?? "", config });

function compare<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  meaning: (item: Item) => unknown,
  place: (item: Item) => unknown,
): Changes {
  const old = new Map(before.map((item) => [item.id, item]));
  const present = new Set(after.map(({ id }) => id));
  const differing = (of: (item: Item) => unknown) =>
    after
      .filter((item) => {
        const was = old.get(item.id);
        return was !== undefined && was !== item && stable(of(was)) !== stable(of(item));
      })
      .map(({ id }) => id);
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed: before.filter(({ id }) => !present.has(id)).map(({ id }) => id),
    changed: differing(meaning),
    moved: differing(place),
  };
}

/** As text, whatever the order of keys: a database gives them back sorted. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
