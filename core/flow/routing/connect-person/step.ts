import type { CallResult } from "../../../call/call";
import type { NodeStep } from "../../runtime/node-step";
import type { ConnectPersonConfig } from "./definition";

const PORTS: Record<CallResult | "closed", string> = {
  conversation: "talked",
  "customer-unreached": "unreached",
  "customer-left": "unreached",
  "nobody-free": "not-free",
  closed: "not-free",
  "nobody-answered": "not-answered",
  cancelled: "failed",
  failed: "failed",
};

export const stepConnectPerson: NodeStep<ConnectPersonConfig> = ({ who, operatorId }, { facts }, event) => {
  if (event.type === "entered") {
    const person = who === "chosen" ? operatorId : facts["owner-operator"];
    return typeof person === "string" ? { startCall: true, operatorId: person } : { port: "nobody" };
  }
  if (event.type === "call-ended") return { port: PORTS[event.result] };
  return { stay: true };
};
