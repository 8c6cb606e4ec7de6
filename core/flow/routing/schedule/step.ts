import type { NodeContext, NodeStep, Wait } from "../../runtime/node-step";
import type { ScheduleConfig } from "./definition";

export const stepSchedule: NodeStep<ScheduleConfig> = (config, context, event) => {
  if (event.type === "entered") return { wait: waitOf(config, context) };
  if (event.type === "woken") return { port: "next" };
  // The team never opens: there is nothing to wait for.
  if (event.type === "wait-impossible") return { port: "never" };
  return { stay: true };
};

function waitOf(
  { when = "opening", minutes = 0, teamId, spreadMinutes = 0 }: ScheduleConfig,
  { facts }: NodeContext,
): Wait {
  if (when === "minutes") return { until: { kind: "minutes", minutes }, because: "delay" };
  // The lot is the same at each visit: the morning's calls come one after another, each at a time of its own.
  const lot = typeof facts.lot === "number" ? facts.lot / 10_000 : 0;
  const afterMs = Math.round(lot * spreadMinutes * 60_000);
  if (when === "opening")
    return { until: { kind: "opening", teamId, ...(afterMs ? { afterMs } : {}) }, because: "outside-hours" };
  return {
    until: { kind: "minutes", minutes, teamId, ...(afterMs ? { afterMs } : {}) },
    because: "delay",
  };
}
