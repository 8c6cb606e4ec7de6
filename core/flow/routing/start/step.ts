import type { NodeStep } from "../../runtime/node-step";

export const stepStart: NodeStep = (_config, _context, event) => {
  if (event.type === "entered" && event.scheduledFor !== null && event.scheduledFor > event.at)
    return { wait: { until: { kind: "instant", at: event.scheduledFor }, because: "visitor-chose" } };
  return { port: "next" };
};
