import type { FlowNode } from "./document";
import { subflowConfig } from "./routing/subflow/definition";
import type { PassedFlow, ProgramNode, RoutingProgram } from "./runtime/program";

/** A published routing, as it is live. */
export interface LiveRouting {
  /** Its revision's number. */
  revision: number;
  program: RoutingProgram;
}

/** What a routing may go through. */
export interface Subflows {
  /** The routing that is checked or compiled; null: one that is not stored yet. */
  ownId: string | null;
  /** By flow. What is not published is absent. */
  live: ReadonlyMap<string, LiveRouting>;
}

export const NO_SUBFLOWS: Subflows = { ownId: null, live: new Map() };

/** The routing that a node goes through, where one is chosen. */
export function flowBehind({ kind, config }: Pick<FlowNode, "kind" | "config">): string | null {
  if (kind !== "subflow") return null;
  const chosen = subflowConfig.safeParse(config);
  return chosen.success ? chosen.data.flowId : null;
}

/** Every routing that the steps of a document go through, each once. */
export const flowsBehind = ({ nodes }: { nodes: readonly FlowNode[] }): string[] => [
  ...new Set(nodes.flatMap((node) => flowBehind(node) ?? [])),
];

/**
 * Another flow's steps as steps of the program that goes through it: their ids stand behind the id of the step that
 * does, so that a flow passed at two places keeps its counts apart.
 */
export function inlineSubflow(at: string, { nodes }: RoutingProgram): [string, ProgramNode][] {
  const inside = (id: string) => `${at}/${id}`;
  return Object.entries(nodes).map(([id, { ports, within, ...node }]) => [
    inside(id),
    {
      ...node,
      ports: Object.fromEntries(Object.entries(ports).map(([port, to]) => [port, inside(to)])),
      within: within === undefined ? at : inside(within),
    },
  ]);
}

/** Where a flow's way begins inside of the step that goes through it. */
export const startInside = (at: string, { start }: RoutingProgram): string => `${at}/${start}`;

/** The step of the flow itself in which a step of a program stands: that one, or the one that goes through its flow. */
export function outermostStep({ nodes }: RoutingProgram, id: string): string {
  let at = id;
  // Each step inwards made the id longer, so this ends.
  for (let outer = nodes[at]?.within; outer !== undefined; outer = nodes[at]?.within) at = outer;
  return at;
}

/** What a program of these flows goes through, for those that go through it in turn. */
export function passedFlows(ids: readonly string[], live: Subflows["live"]): Record<string, PassedFlow> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const flow = live.get(id);
      if (!flow) return [];
      const { through } = flow.program;
      return [[id, { revision: flow.revision, ...(through ? { through } : {}) }]];
    }),
  );
}
