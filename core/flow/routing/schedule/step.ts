import type { NodeAnswer, NodeContext, NodeStep, Wait } from "../../runtime/node-step";
import type { ScheduleConfig } from "./definition";

export const stepSchedule: NodeStep<ScheduleConfig> = (config, context, event) => {
  if (event.type === "entered")
    return config.when === "chosen"
      ? untilChosen(config, context, event.at)
      : { wait: waitOf(config, context) };
  if (event.type === "woken") return { port: "next" };
  // The team never opens: there is nothing to wait for.
  if (event.type === "wait-impossible") return { port: "never" };
  return { stay: true };
};

function untilChosen({ teamId }: ScheduleConfig, { facts }: NodeContext, now: number): NodeAnswer {
  const at = facts["chosen-at"];
  if (typeof at !== "number" || at <= now) return { port: "no-time" };
  return {
    wait: { until: { kind: "instant", at, ...(teamId ? { teamId } : {}) }, because: "visitor-chose" },
  };
}

function waitOf(
  { when, minutes = 0, teamId, spreadMinutes = 0 }: ScheduleConfig,
  { facts }: NodeContext,
): Wait {
  if (when === "minutes") return { until: { kind: "minutes", minutes }, because: "delay" };
  // The lot is the same at each visit: the morning's calls come one after another, each at a time of its own.
  const lot = typeof facts.lot === "number" ? facts.lot / 10_000 : 0;
  const afterMs = Math.round(lot * spreadMinutes * 60_000);
  const spread = afterMs ? { afterMs } : {};
  if (when === "minutes-in-hours")
    return { until: { kind: "minutes", minutes, teamId, ...spread }, because: "delay" };
  return { until: { kind: "opening", teamId, ...spread }, because: "outside-hours" };
}
