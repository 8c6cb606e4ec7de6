import { diff } from "./diff";
import type { FlowDocument, FlowEdge, FlowNode } from "./document";

/** One difference between two documents, as a person would tell it. */
export type Change =
  | { kind: "added" | "removed" | "moved"; id: string }
  | { kind: "changed"; id: string; fields: FieldChange[] }
  /** A way out of a node that is in both leads elsewhere; null: nowhere. */
  | { kind: "way"; id: string; port: string; before: string | null; after: string | null };

export interface FieldChange {
  /** In the config, from its first field on; of the node's own, `name` and `kind` stand alone under an empty field. */
  path: readonly [own: "name" | "kind"] | readonly ["config", ...string[]];
  before: unknown;
  after: unknown;
}

/** What stands otherwise on one of two canvases. Each is at most one of these, whatever else is true of it. */
export type Mark = "added" | "removed" | "changed" | "moved";

/** Every difference in nodes, notes and ways: what changed, what is new, what is gone, what leads elsewhere, what moved. */
export function compare(before: FlowDocument, after: FlowDocument): Change[] {
  const { nodes, notes } = diff(before, after);
  const list = (kind: "added" | "removed" | "moved", changes: typeof nodes): Change[] =>
    changes[kind].map((id) => ({ kind, id }));
  const changed = new Set([...nodes.changed, ...notes.changed]);
  const moved = [...list("moved", nodes), ...list("moved", notes)].filter(({ id }) => !changed.has(id));
  return [
    ...nodes.changed.map((id): Change => ({ kind: "changed", id, fields: fieldsOf(id, before, after) })),
    ...notes.changed.map((id): Change => ({ kind: "changed", id, fields: [] })),
    ...list("added", nodes),
    ...list("added", notes),
    ...list("removed", nodes),
    ...list("removed", notes),
    ...wayChanges(before, after),
    ...moved,
  ];
}

function fieldsOf(id: string, before: FlowDocument, after: FlowDocument): FieldChange[] {
  const was = before.nodes.find((node) => node.id === id);
  const is = after.nodes.find((node) => node.id === id);
  return was && is ? fieldChanges(was, is) : [];
}

/** Where two nodes differ, each by the innermost field that does; a list is one field, as long as it is. */
export function fieldChanges(before: FlowNode, after: FlowNode): FieldChange[] {
  const own = (["kind", "name"] as const).flatMap((field): FieldChange[] =>
    (before[field] ?? "") === (after[field] ?? "")
      ? []
      : [{ path: [field], before: before[field], after: after[field] }],
  );
  // Settings of another kind are another thing altogether.
  if (before.kind !== after.kind) return own;
  return [
    ...own,
    ...leaves(before.config, after.config).map(
      ({ path, ...values }): FieldChange => ({ path: ["config", ...path], ...values }),
    ),
  ];
}

interface Leaf {
  path: string[];
  before: unknown;
  after: unknown;
}

function leaves(before: unknown, after: unknown, path: string[] = []): Leaf[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => leaves(before[key], after[key], [...path, key]));
  }
  return isSame(before, after) ? [] : [{ path, before, after }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  return isObject(one) && isObject(other) ? leaves(one, other).length === 0 : one === other;
}

/** By the way out and not by the edge: whoever draws a connection anew has changed where the same way leads. */
function wayChanges(before: FlowDocument, after: FlowDocument): Change[] {
  const old = waysOf(before);
  const now = waysOf(after);
  const inBoth = new Set(before.nodes.map(({ id }) => id));
  return after.nodes
    .filter(({ id }) => inBoth.has(id))
    .flatMap(({ id }) => {
      const ports = new Set([...(old.get(id)?.keys() ?? []), ...(now.get(id)?.keys() ?? [])]);
      return [...ports].flatMap((port): Change[] => {
        const [was, is] = [old.get(id)?.get(port) ?? null, now.get(id)?.get(port) ?? null];
        return was === is ? [] : [{ kind: "way", id, port, before: was, after: is }];
      });
    });
}

function waysOf({ edges }: FlowDocument): Map<string, Map<string, string>> {
  const ways = new Map<string, Map<string, string>>();
  for (const { from, port, to } of edges) ways.set(from, (ways.get(from) ?? new Map()).set(port, to));
  return ways;
}

/** What to mark on both canvases, by the id of a node, note or edge. */
export function marksOf(
  before: FlowDocument,
  after: FlowDocument,
): { before: Map<string, Mark>; after: Map<string, Mark> } {
  const marks = { before: new Map<string, Mark>(), after: new Map<string, Mark>() };
  for (const { kind, id } of compare(before, after)) {
    if (kind === "way") continue;
    if (kind !== "added") marks.before.set(id, kind);
    if (kind !== "removed") marks.after.set(id, kind);
  }
  const key = ({ from, port, to }: FlowEdge) => JSON.stringify([from, port, to]);
  const was = new Set(before.edges.map(key));
  const is = new Set(after.edges.map(key));
  for (const edge of before.edges) if (!is.has(key(edge))) marks.before.set(edge.id, "removed");
  for (const edge of after.edges) if (!was.has(key(edge))) marks.after.set(edge.id, "added");
  return marks;
}
