import type { CallResult, EndCause } from "../../call/call";

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

/** `visit`: how often this callback came to this node, 1 the first time. */
export type NodeStep<Config = unknown> = (
  config: Config,
  context: { visit: number },
  event: NodeEvent,
) => NodeAnswer;
