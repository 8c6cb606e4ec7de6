import type { NodeStep } from "../../runtime/node-step";
import type { StartConfig } from "./definition";

export const stepStart: NodeStep<StartConfig> = ({ goesOnAtOnce = false }, _context, event) => {
  if (event.type !== "entered" || goesOnAtOnce) return { port: "next" };
  if (event.scheduledFor !== null && event.scheduledFor > event.at)
    return { wait: { until: { kind: "instant", at: event.scheduledFor }, because: "visitor-chose" } };
  return { port: "next" };
};
