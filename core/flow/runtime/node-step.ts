import type { CallResult, EndCause } from "../../call/call";
import type { Predicate } from "./display-program";
import type { RoutingFactKey, RoutingFacts } from "./routing-facts";

/** What a node is told. */
export type NodeEvent = { at: number } & (
  | { type: "entered"; scheduledFor: number | null }
  | { type: "call-ended"; result: CallResult | "closed"; cause: EndCause | null }
  | { type: "woken" }
  | { type: "wait-impossible" }
);

export type WaitUntil =
  | { kind: "instant"; at: number }
  | { kind: "minutes"; minutes: number }
  | { kind: "opening"; teamId: string };

export interface Wait {
  until: WaitUntil;
  because: "visitor-chose" | "outside-hours" | "retry";
  /** Which try of how many this waits for. */
  number?: number;
  of?: number;
}

/** What a node answers: through which port to go on, or what to wait for. */
export type NodeAnswer =
  | { port: string }
  | { startCall: true }
  | { wait: Wait }
  | { handOver: { teamId: string } }
  | { stay: true };

export interface NodeContext {
  /** How often this callback came to this node, 1 the first time. */
  visit: number;
  facts: RoutingFacts;
  /** The question of a condition; null: the node is none. */
  asks: Predicate<RoutingFactKey> | null;
}

export type NodeStep<Config = unknown> = (
  config: Config,
  context: NodeContext,
  event: NodeEvent,
) => NodeAnswer;
