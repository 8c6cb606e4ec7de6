import { checkDisplay } from "./check-display";
import { checkRouting } from "./check-routing";
import { checkSubflows } from "./check-subflows";
import { configIssues } from "./config-issues";
import { definitionOf } from "./definitions";
import type { FlowDocument, FlowNode, Issue } from "./document";
import { edgesByStart, reachableFrom, waitFreeLoops } from "./graph";
import type { Subflows } from "./inline-subflow";
import { portsOf, waitsAt } from "./node-definition";

/**
 * Everything that is wrong with a flow of either sort, at once: each issue names its node and field.
 * @param subflows the routings that it goes through; null: they are not known (yet), and nothing is said of them
 */
export function check(document: FlowDocument, subflows: Subflows | null = null): Issue[] {
  return [
    ...checkIds(document),
    ...document.nodes.flatMap((node) => checkConfig(document, node)),
    ...checkEdges(document),
    ...checkPorts(document),
    ...checkStart(document),
    ...checkLoops(document),
    ...(document.kind === "display" ? checkDisplay(document) : checkRouting(document)),
    ...(subflows ? checkSubflows(document, subflows) : []),
  ];
}

/** Whether nothing stands in the way of publishing: warnings do not. */
export const isPublishable = (issues: readonly Issue[]): boolean =>
  issues.every(({ severity }) => severity !== "error");

const issue = (
  code: Issue["code"],
  message: string,
  nodeId: string | null = null,
  field: string | null = null,
): Issue => ({
  code,
  severity: "error",
  nodeId,
  field,
  message,
});

function checkIds({ nodes, edges, notes }: FlowDocument): Issue[] {
  const seen = new Set<string>();
  return [...nodes, ...edges, ...notes].flatMap(({ id }) => {
    if (seen.has(id)) return [issue("doubled-id", `The id ${id} stands here twice.`, id)];
    seen.add(id);
    return [];
  });
}

function checkConfig({ kind }: FlowDocument, node: FlowNode): Issue[] {
  const definition = definitionOf(kind, node.kind);
  if (!definition) return [issue("unknown-kind", `There is no node of the kind "${node.kind}".`, node.id)];
  const parsed = definition.config.safeParse(node.config);
  return parsed.success ? [] : configIssues(parsed.error.issues, node.id);
}

function checkEdges({ kind, nodes, edges }: FlowDocument): Issue[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const taken = new Set<string>();
  return edges.flatMap((edge): Issue[] => {
    const from = byId.get(edge.from);
    if (!from) return [issue("unknown-node", `A connection begins at ${edge.from}, which is not there.`)];
    if (!byId.has(edge.to))
      return [issue("unknown-node", `A connection leads to ${edge.to}, which is not there.`, from.id)];
    if (!portsOf(definitionOf(kind, from.kind), from).some(({ id }) => id === edge.port))
      return [issue("unknown-port", `This node has no way out called "${edge.port}".`, from.id, edge.port)];
    const port = JSON.stringify([edge.from, edge.port]);
    if (taken.has(port))
      return [issue("doubled-port", `"${edge.port}" leads to two places.`, from.id, edge.port)];
    taken.add(port);
    return [];
  });
}

function checkPorts(document: FlowDocument): Issue[] {
  const leaving = edgesByStart(document);
  return document.nodes.flatMap((node) => {
    const taken = new Set(leaving.get(node.id)?.map(({ port }) => port));
    return portsOf(definitionOf(document.kind, node.kind), node)
      .filter(({ id, required }) => required && !taken.has(id))
      .map(({ id }) => issue("unconnected-port", `Nothing happens after "${id}".`, node.id, id));
  });
}

function checkStart(document: FlowDocument): Issue[] {
  const starts = document.nodes.filter(({ kind }) => kind === "start");
  const [first, ...others] = starts;
  if (!first) return [issue("no-start", "The flow has no start.")];
  if (others.length) return others.map(({ id }) => issue("several-starts", "A flow has one start.", id));
  const reached = reachableFrom(document, first.id);
  return document.nodes
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => ({ ...issue("unreachable", "No way leads here.", id), severity: "warning" as const }));
}

function checkLoops(document: FlowDocument): Issue[] {
  const waits = (node: FlowNode) => waitsAt(definitionOf(document.kind, node.kind), node);
  const [code, message] =
    document.kind === "display"
      ? (["circle", "A way leads back to here. A display flow goes one way only."] as const)
      : ([
          "loop-without-wait",
          "This goes round in circles without waiting. Put a wait into the circle.",
        ] as const);
  return waitFreeLoops(document, waits).map((id) => issue(code, message, id));
}
