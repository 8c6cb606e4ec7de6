import { Graph, layout } from "@dagrejs/dagre";
import type { FlowDocument } from "@/core/flow/document";
import type { Point } from "./editor-store";

type Sizes = Readonly<Record<string, { width: number; height: number }>>;

const TYPICAL = { width: 232, height: 72 };

/** Where each step belongs so that the flow reads from left to right with few crossings. Notes stay where they are. */
export function arrange({ nodes, edges }: FlowDocument, sizes: Sizes): Record<string, Point> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: 96, nodesep: 32, edgesep: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { ...(sizes[id] ?? TYPICAL) });
  for (const { id, from, to } of edges) graph.setEdge(from, to, {}, id);
  layout(graph);
  return Object.fromEntries(
    nodes.map(({ id }) => {
      const { x, y, width, height } = graph.node(id);
      // dagre speaks of middles, the document of corners.
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}
