import type { FlowEdge } from "@/core/flow/document";
import { edgesByStart } from "@/core/flow/graph";

const known = new WeakMap<readonly FlowEdge[], Map<string, string>>();

/** The ways out of a step that lead on, as ids with spaces between: a text, so that the same answer is the same value. */
export function connectedPorts(edges: FlowEdge[], node: string): string {
  const found = known.get(edges) ?? remember(edges);
  return found.get(node) ?? "";
}

function remember(edges: FlowEdge[]): Map<string, string> {
  const byStart = [...edgesByStart({ edges })];
  const ports = new Map(byStart.map(([from, leaving]) => [from, leaving.map(({ port }) => port).join(" ")]));
  known.set(edges, ports);
  return ports;
}
