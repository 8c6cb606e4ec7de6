import { definitionOf } from "./definitions";
import { conditionOf } from "./display/definitions";
import type { FlowDocument, FlowEdge, FlowNode } from "./document";
import { edgesByStart, reachableFrom } from "./graph";
import { portsOf } from "./node-definition";

/** One sentence of a flow that is read aloud. */
export interface OutlineLine {
  depth: number;
  /** How one comes here from the line above that has less depth, or the same for what is otherwise. */
  lead: Lead | null;
  says: Saying;
}

export type Lead =
  /** A way out of a node. */
  | { kind: "port"; node: string; port: string }
  /** The answer of the question on the same depth is no. */
  | { kind: "otherwise" }
  /** Both answers of the question on the same depth lead here. */
  | { kind: "either" };

export type Saying =
  /** Nodes in a row that ask one question between them, or one node that does something. */
  | { kind: "step"; nodes: string[]; joined: "all" | "any" | null; mark: number | null }
  /** The step with that mark comes again, with all that follows it. */
  | { kind: "again"; node: string; mark: number }
  /** The way ends here. */
  | { kind: "end"; isMissing: boolean }
  /** No way leads to these. */
  | { kind: "unreached"; node: string };

/**
 * A flow as indented sentences. Conditions in a row that come to the same are asked as one; a step to which several
 * ways lead is told once, and has a mark by which the other ways name it.
 */
export function outline(document: FlowDocument): OutlineLine[] {
  const start = document.nodes.find(({ kind }) => kind === "start");
  const walk = begin(document);
  if (start)
    follow(walk, { from: start.id, port: portIds(walk, start)[0] ?? "next" }, { depth: 0, lead: null });
  const marked = numbered(walk);
  const reached = reachableFrom(document, start?.id ?? "");
  const unreached = document.nodes.filter(({ id }) => !reached.has(id));
  return [
    ...marked,
    ...unreached.map(
      ({ id }): OutlineLine => ({ depth: 0, lead: null, says: { kind: "unreached", node: id } }),
    ),
  ];
}

interface Walk {
  document: FlowDocument;
  nodes: ReadonlyMap<string, FlowNode>;
  leaving: ReadonlyMap<string, FlowEdge[]>;
  /** How many ways lead to each node. */
  arriving: ReadonlyMap<string, number>;
  lines: OutlineLine[];
  told: Set<string>;
}

function begin(document: FlowDocument): Walk {
  const arriving = new Map<string, number>();
  for (const { to } of document.edges) arriving.set(to, (arriving.get(to) ?? 0) + 1);
  return {
    document,
    nodes: new Map(document.nodes.map((node) => [node.id, node])),
    leaving: edgesByStart(document),
    arriving,
    lines: [],
    told: new Set(),
  };
}

const portIds = ({ document }: Walk, node: FlowNode): string[] =>
  portsOf(definitionOf(document.kind, node.kind), node).map(({ id }) => id);

type Place = Pick<OutlineLine, "depth" | "lead">;

/** Tells what a way out leads to, and all that follows. */
function follow(walk: Walk, way: { from: string; port: string }, place: Place): void {
  const node = after(walk, way.from, way.port);
  if (!node) {
    walk.lines.push({ ...place, says: { kind: "end", isMissing: isRequired(walk, way) } });
    return;
  }
  const leads = (walk.leaving.get(node.id) ?? []).length > 0;
  if (walk.told.has(node.id) && leads) {
    walk.lines.push({ ...place, says: { kind: "again", node: node.id, mark: 0 } });
    return;
  }
  walk.told.add(node.id);
  if (conditionOf(node.kind) && walk.document.kind === "display") tellQuestion(walk, node, place);
  else tellStep(walk, node, place);
}

const after = ({ nodes, leaving }: Walk, from: string, port: string): FlowNode | undefined =>
  nodes.get(leaving.get(from)?.find((edge) => edge.port === port)?.to ?? "");

function isRequired(walk: Walk, { from, port }: { from: string; port: string }): boolean {
  const node = walk.nodes.get(from);
  const ports = node ? portsOf(definitionOf(walk.document.kind, node.kind), node) : [];
  return ports.some(({ id, required }) => id === port && required);
}

function tellStep(walk: Walk, node: FlowNode, place: Place): void {
  walk.lines.push({ ...place, says: { kind: "step", nodes: [node.id], joined: null, mark: null } });
  for (const port of portIds(walk, node)) {
    // Where a way that need not lead on does not, the callback is over or the visitor sees what was shown.
    if (!after(walk, node.id, port) && !isRequired(walk, { from: node.id, port })) continue;
    follow(
      walk,
      { from: node.id, port },
      { depth: place.depth + 1, lead: { kind: "port", node: node.id, port } },
    );
  }
}

function tellQuestion(walk: Walk, first: FlowNode, place: Place): void {
  const { asked, joined } = askedTogether(walk, first);
  for (const { id } of asked) walk.told.add(id);
  const ids = asked.map(({ id }) => id);
  walk.lines.push({ ...place, says: { kind: "step", nodes: ids, joined, mark: null } });
  const last = ids.at(-1) ?? first.id;
  // What is otherwise stands on the height of the question, as in speech, however many follow in a row. Among the ways
  // out of another step it would seem to be one of them.
  const { depth } = isAmongWays(walk, place) ? { depth: place.depth + 1 } : place;
  if (outcome(walk, last, "yes") === outcome(walk, last, "no")) {
    follow(walk, { from: last, port: "yes" }, { depth, lead: { kind: "either" } });
    return;
  }
  follow(
    walk,
    { from: last, port: "yes" },
    { depth: place.depth + 1, lead: { kind: "port", node: last, port: "yes" } },
  );
  follow(walk, { from: last, port: "no" }, { depth, lead: { kind: "otherwise" } });
}

const isAmongWays = ({ nodes }: Walk, { lead }: Place): boolean =>
  lead?.kind === "port" && !conditionOf(nodes.get(lead.node)?.kind ?? "");

/** Where a way leads, as far as a visitor could tell: nowhere and "show nothing" are one. */
function outcome(walk: Walk, from: string, port: string): string {
  const node = after(walk, from, port);
  return !node || node.kind === "nothing" ? "" : node.id;
}

/** The conditions from one on that end the same way: on the first "no" (all have to hold), or on the first "yes" (any). */
function askedTogether(walk: Walk, first: FlowNode): { asked: FlowNode[]; joined: "all" | "any" | null } {
  const all = inARow(walk, first, { on: "yes", off: "no" });
  if (all.length > 1) return { asked: all, joined: "all" };
  const any = inARow(walk, first, { on: "no", off: "yes" });
  return { asked: any, joined: any.length > 1 ? "any" : null };
}

function inARow(walk: Walk, first: FlowNode, { on, off }: { on: string; off: string }): FlowNode[] {
  const row = [first];
  const same = outcome(walk, first.id, off);
  for (let at = first; ; ) {
    const next = after(walk, at.id, on);
    const joins =
      next &&
      conditionOf(next.kind) &&
      walk.arriving.get(next.id) === 1 &&
      !walk.told.has(next.id) &&
      !row.includes(next) &&
      outcome(walk, next.id, off) === same &&
      outcome(walk, next.id, on) !== same;
    if (!joins) return row;
    row.push(next);
    at = next;
  }
}

/** Gives marks, from 1 on down the page, to the steps that are named again. */
function numbered({ lines }: Walk): OutlineLine[] {
  const named = new Set(lines.flatMap(({ says }) => (says.kind === "again" ? [says.node] : [])));
  const marks = new Map<string, number>();
  for (const { says } of lines)
    if (says.kind === "step")
      for (const id of says.nodes) if (named.has(id) && !marks.has(id)) marks.set(id, marks.size + 1);
  return lines.map((line): OutlineLine => {
    const { says } = line;
    if (says.kind === "again") return { ...line, says: { ...says, mark: marks.get(says.node) ?? 0 } };
    if (says.kind !== "step") return line;
    const [mark = null] = says.nodes.flatMap((id) => marks.get(id) ?? []);
    return { ...line, says: { ...says, mark } };
  });
}
