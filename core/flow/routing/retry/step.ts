import type { NodeStep } from "../../runtime/node-step";
import type { RetryConfig } from "./definition";

export const stepRetry: NodeStep<RetryConfig> = ({ minutes }, { visit }, event) => {
  if (event.type === "woken") return { port: "again" };
  if (event.type !== "entered") return { stay: true };
  const wait = minutes[visit - 1];
  if (wait === undefined) return { port: "exhausted" };
  return {
    wait: { until: { kind: "minutes", minutes: wait }, because: "retry", number: visit, of: minutes.length },
  };
};
