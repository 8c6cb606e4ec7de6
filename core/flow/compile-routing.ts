import { definitionOf } from "./definitions";
import type { FlowDocument } from "./document";
import { edgesByStart } from "./graph";
import {
  flowBehind,
  flowsBehind,
  inlineSubflow,
  passedFlows,
  type Subflows,
  startInside,
} from "./inline-subflow";
import { routingConditionOf } from "./routing-conditions/conditions";
import type { ProgramNode, RoutingProgram } from "./runtime/program";

/** A routing document that was checked, with edges folded into each node's ports, and with the flows it goes through. */
export function compileRouting(document: FlowDocument, { live }: Subflows): RoutingProgram {
  const leaving = edgesByStart(document);
  const nodes = document.nodes.flatMap((node): [string, ProgramNode][] => {
    const { id, kind, config } = node;
    const ports = Object.fromEntries((leaving.get(id) ?? []).map(({ port, to }) => [port, to]));
    const condition = routingConditionOf(kind);
    const asks = condition && { asks: condition.predicate(condition.config.parse(config)) };
    const compiled = { kind, config, ...asks, ...readsOf(kind, config), ports };
    const inner = live.get(flowBehind(node) ?? "")?.program;
    if (!inner) return [[id, compiled]];
    return [
      [id, { ...compiled, ports: { ...ports, in: startInside(id, inner) } }],
      ...inlineSubflow(id, inner),
    ];
  });
  const start = document.nodes.find(({ kind }) => kind === "start")?.id ?? "";
  const passed = flowsBehind(document);
  return {
    format: 1,
    kind: "routing",
    start,
    nodes: Object.fromEntries(nodes),
    ...(passed.length > 0 ? { through: passedFlows(passed, live) } : {}),
  };
}

function readsOf(kind: string, config: Record<string, unknown>): Pick<ProgramNode, "reads"> {
  const definition = definitionOf("routing", kind);
  const reads = definition?.reads?.(definition.config.parse(config)) ?? [];
  return reads.length > 0 ? { reads } : {};
}
