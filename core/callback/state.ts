/** A callback as the API, the live stream and every page give it. Names are public: docs and scripts rely on them. */

export const STAGES = [
  "requested",
  "scheduled",
  "operator-ringing",
  "operator-answered",
  "customer-ringing",
  "talking",
  "finished",
] as const;
export type Stage = (typeof STAGES)[number];

export const OUTCOMES = [
  "conversation",
  "unreached",
  "nobody-free",
  "cancelled",
  "refused",
  "failed",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An instant as ISO 8601 with milliseconds, UTC. */
export type Instant = string;

/**
 * What happens now, as data and in words (`text` is in the visitor's language). Never absent after a finish
 * without a conversation, and only ever something that is really arranged.
 */
export type NextStep = { text: string } & (
  | { kind: "another-operator" }
  | { kind: "another-try"; at: Instant }
  | { kind: "scheduled"; at: Instant }
  | { kind: "handed-over"; to: string }
  | { kind: "none" }
);

export interface StageMark {
  stage: Stage;
  at: Instant;
}

export interface CallbackState {
  id: string;
  stage: Stage;
  outcome: Outcome | null;
  nextStep: NextStep | null;
  /** When the customer's phone is expected to ring; null where there is no honest estimate. */
  promiseAt: Instant | null;
  stages: StageMark[];
}
