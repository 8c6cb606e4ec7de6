import type { CallResult } from "../../../call/call";
import type { NodeStep } from "../../runtime/node-step";

/** The ways out of a node that rings a team. */
export const CALL_PORTS: Record<CallResult | "closed", string> = {
  conversation: "talked",
  "customer-unreached": "unreached",
  "customer-left": "unreached",
  "nobody-free": "nobody-free",
  "nobody-answered": "nobody-free",
  cancelled: "failed",
  failed: "failed",
  closed: "closed",
};

export const stepConnectTeam: NodeStep = (_config, _context, event) => {
  if (event.type === "entered") return { startCall: true };
  if (event.type === "call-ended") return { port: CALL_PORTS[event.result] };
  return { stay: true };
};
