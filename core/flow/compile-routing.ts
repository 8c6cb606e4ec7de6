import { definitionOf } from "./definitions";
import type { FlowDocument } from "./document";
import { edgesByStart } from "./graph";
import { routingConditionOf } from "./routing-conditions/conditions";
import type { ProgramNode, RoutingProgram } from "./runtime/program";

/** A routing document that was checked, with edges folded into each node's ports. */
export function compileRouting(document: FlowDocument): RoutingProgram {
  const leaving = edgesByStart(document);
  const nodes = document.nodes.map(({ id, kind, config }) => {
    const ports = Object.fromEntries((leaving.get(id) ?? []).map(({ port, to }) => [port, to]));
    const condition = routingConditionOf(kind);
    const asks = condition && { asks: condition.predicate(condition.config.parse(config)) };
    return [id, { kind, config, ...asks, ...readsOf(kind, config), ports }] as const;
  });
  const start = document.nodes.find(({ kind }) => kind === "start")?.id ?? "";
  return { format: 1, kind: "routing", start, nodes: Object.fromEntries(nodes) };
}

function readsOf(kind: string, config: Record<string, unknown>): Pick<ProgramNode, "reads"> {
  const definition = definitionOf("routing", kind);
  const reads = definition?.reads?.(definition.config.parse(config)) ?? [];
  return reads.length > 0 ? { reads } : {};
}
