import type { ConfigProblem, FlowDocument, Issue } from "./document";
import { flowBehind, type Subflows } from "./inline-subflow";
import type { PassedFlow, RoutingProgram } from "./runtime/program";

/** How deep routings may stand inside of each other: one in this flow, one in that one, and one more. */
export const DEEPEST_SUBFLOW = 3;

/** All steps of a program, with those of the flows that it goes through: every callback carries it. */
export const MOST_PROGRAM_NODES = 5_000;

/** Steps through a routing that is not published, leads back to this one, stands too deep, or is too large. */
export function checkSubflows({ nodes }: FlowDocument, { ownId, live }: Subflows): Issue[] {
  let size = nodes.length;
  return nodes.flatMap((node): Issue[] => {
    const id = flowBehind(node);
    if (id === null) return [];
    if (id === ownId) return [issue(node.id, "goes-round")];
    const flow = live.get(id);
    if (!flow) return [issue(node.id, "not-published")];
    if (ownId !== null && passes(flow.program.through, ownId)) return [issue(node.id, "goes-round")];
    if (1 + depthOf(flow.program) > DEEPEST_SUBFLOW)
      return [issue(node.id, "flows-too-deep", DEEPEST_SUBFLOW)];
    size += Object.keys(flow.program.nodes).length;
    return size > MOST_PROGRAM_NODES ? [issue(node.id, "too-many-steps", MOST_PROGRAM_NODES)] : [];
  });
}

type Through = RoutingProgram["through"];

const passes = (through: Through, id: string): boolean =>
  Object.entries(through ?? {}).some(([passed, flow]) => passed === id || passes(flow.through, id));

/** How many routings stand inside of each other in it; 0: it goes through none. */
const depthOf = ({ through = {} }: Pick<PassedFlow, "through">): number =>
  Math.max(0, ...Object.values(through).map((flow) => 1 + depthOf(flow)));

const MESSAGES = {
  "goes-round": "This routing leads back to the one that goes through it.",
  "not-published": "This routing is not published.",
  "flows-too-deep": "Too many routings stand inside of each other here.",
  "too-many-steps": "With the routings that it goes through this flow has too many steps.",
} satisfies Partial<Record<ConfigProblem, string>>;

const issue = (nodeId: string, reason: keyof typeof MESSAGES, limit?: number): Issue => ({
  code: "bad-config",
  severity: "error",
  nodeId,
  field: "flowId",
  message: MESSAGES[reason],
  reason,
  ...(limit === undefined ? {} : { limit }),
});
