import type { EndCause } from "@/core/call/call";

/**
 * The telephony port. The engine knows providers only through this file; an adapter knows nothing but this file,
 * platform/http and core. Leg ids are made by the engine and are the idempotency key of everything.
 *
 * Every method throws `ProviderError` (platform/provider-error.ts) and nothing else; its `kind` alone decides about retries.
 */
export interface TelephonyProvider {
  readonly id: string;
  readonly capabilities: TelephonyCapabilities;

  /**
   * Starts ringing a number. Resolves when the provider has taken the order (not when it rings).
   * Idempotent: the same `legId` again is a success and rings nobody again.
   * What becomes of the leg arrives as events. A number the provider refuses at once may either throw
   * `rejected` or report `failed`.
   */
  placeLeg(order: PlaceLeg): Promise<void>;

  /**
   * Speaks to one leg, which must be up. Idempotent by `key`. Replaces what is being said. Ends with
   * `announcement-finished`, also when a digit, a join or a newer announcement cut it short.
   */
  say(order: Say): Promise<void>;

  /** Joins two legs that are up. Idempotent. Cuts announcements. Reports `joined` once, naming both legs. */
  join(order: { legIds: [string, string] }): Promise<void>;

  /**
   * Ends a leg in any state. Idempotent. "gone" where the provider has no such live leg: no event will follow,
   * and the engine takes the answer for the event.
   */
  hangUp(order: { legId: string }): Promise<"ending" | "gone">;

  /** Live legs as the provider sees them now: for reconciliation after a restart or lost events. */
  listLegs(): Promise<LegSnapshot[]>;

  /**
   * Providers that post events: verifies the signature and reads the events of one request.
   * Throws `unauthorized` (bad signature) or `protocol` (not understood).
   */
  readEvents?(request: WebhookRequest): Promise<TelephonyEvent[]>;

  /** Providers that stream events: calls `onEvents` until the returned function is called. At-least-once, any order. */
  streamEvents?(onEvents: (events: TelephonyEvent[]) => Promise<void>): () => void;
}

export interface TelephonyCapabilities {
  /** Speaks text by itself; otherwise announcements must be prepared audio. */
  textToSpeech: boolean;
  /** Tells answering machines from people. */
  machineDetection: boolean;
  recording: boolean;
  inbound: boolean;
}

export interface PlaceLeg {
  legId: string;
  /** E.164 */
  to: string;
  /** E.164, or null: the provider's default caller id. */
  from: string | null;
  ringMs: number;
  /** Shown on phones that can show it. */
  callerName: string;
  seat: "operator" | "customer";
}

export interface Say {
  legId: string;
  key: string;
  text: string;
  /** BCP 47 */
  language: string;
}

export interface LegSnapshot {
  legId: string;
  state: "placed" | "ringing" | "up";
  /** The leg it is joined with. */
  joinedWith: string | null;
}

export interface WebhookRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** The raw body, before any parsing: signatures cover bytes. */
  body: string;
}

/** `id` is unique at the provider and the same when the event is delivered again. `at` is epoch ms. */
export type TelephonyEvent = { id: string; at: number; legId: string } & (
  | { type: "ringing" }
  | { type: "answered"; machine?: boolean }
  | { type: "digit"; digit: string }
  /** `key` of the order it ends, where the provider tells: a cut one may end after the next has begun. */
  | { type: "announcement-finished"; key?: string }
  | { type: "joined"; withLegId: string }
  /** Never was up. */
  | { type: "failed"; cause: EndCause }
  /** Was up. */
  | { type: "ended"; cause: EndCause }
);
