import type { EndCause } from "../../../call/call";
import type { NodeContext, NodeStep } from "../../runtime/node-step";
import type { RetryConfig } from "./definition";

type Reason = "busy" | "noAnswer" | "rejected" | "invalid";

const REASONS: Partial<Record<EndCause, Reason>> = {
  busy: "busy",
  "no-answer": "noAnswer",
  machine: "noAnswer",
  rejected: "rejected",
  "invalid-number": "invalid",
};

export const stepRetry: NodeStep<RetryConfig> = (config, context, event) => {
  if (event.type === "woken") return { port: "again" };
  if (event.type !== "entered") return { stay: true };
  const reason = config.byReason === true ? reasonOf(context.last) : null;
  const pauses = (reason && config[reason]) ?? config.minutes;
  // Each reason has its own count. Without reasons every visit of the node is a try, as it always was.
  const tally = reason ?? "other";
  const number = config.byReason === true ? (context.tallies[tally] ?? 0) + 1 : context.visit;
  const minutes = pauses[number - 1];
  if (minutes === undefined) return { port: "exhausted" };
  return {
    wait: { until: { kind: "minutes", minutes }, because: "retry", number, of: pauses.length },
    ...(config.byReason === true ? { tally } : {}),
  };
};

/** Only a customer who was not reached has one; null: it was something else. */
const reasonOf = (last: NodeContext["last"]): Reason | null =>
  last?.result === "customer-unreached" && last.cause ? (REASONS[last.cause] ?? null) : null;
