import { FLOW_FORMAT, type FlowDocument } from "./document";
import { connectTeam } from "./routing/connect-team/definition";
import { retry } from "./routing/retry/definition";

/** The flow that a new workspace begins with: connect, try again with patience, wait for the opening, tell the team. */
export function defaultRouting(teamId: string): FlowDocument & { kind: "routing" } {
  const node = (id: string, kind: string, x: number, y: number, config: Record<string, unknown> = {}) => ({
    id,
    kind,
    position: { x, y },
    config,
  });
  const edge = (from: string, port: string, to: string) => ({ id: `${from}.${port}`, from, port, to });
  return {
    format: FLOW_FORMAT,
    kind: "routing",
    nodes: [
      node("start", "start", 0, 240),
      node("connect", "connect-team", 200, 190, { ...connectTeam.defaults, teamId }),
      node("later", "retry", 560, 0, { ...retry.defaults }),
      node("soon", "retry", 560, 140, { minutes: [1, 5, 15, 60] }),
      node("mended", "retry", 560, 420, { minutes: [0.5, 2, 10] }),
      node("opening", "schedule", 560, 280, { teamId }),
      node("tell", "give-up", 880, 250, { teamId }),
    ],
    edges: [
      edge("start", "next", "connect"),
      edge("connect", "unreached", "later"),
      edge("connect", "nobody-free", "soon"),
      edge("connect", "closed", "opening"),
      edge("connect", "failed", "mended"),
      edge("later", "again", "connect"),
      edge("later", "exhausted", "tell"),
      edge("soon", "again", "connect"),
      edge("soon", "exhausted", "tell"),
      edge("mended", "again", "connect"),
      edge("mended", "exhausted", "tell"),
      edge("opening", "next", "connect"),
      edge("opening", "never", "tell"),
    ],
    notes: [],
  };
}
