import type { NodeStep } from "../../runtime/node-step";
import type { ScheduleConfig } from "./definition";

export const stepSchedule: NodeStep<ScheduleConfig> = ({ teamId }, _context, event) => {
  if (event.type === "entered")
    return { wait: { until: { kind: "opening", teamId }, because: "outside-hours" } };
  if (event.type === "woken") return { port: "next" };
  // The team never opens: there is nothing to wait for.
  if (event.type === "wait-impossible") return { port: "never" };
  return { stay: true };
};
