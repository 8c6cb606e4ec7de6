import type { DispositionChoice } from "../disposition/disposition";
import type { OperatorWishes } from "./wishes";

/**
 * The two-seat call. A call has an operator's seat and a customer's; a seat is filled by a leg. The operator's seat
 * takes a leg placed for this call, or one lent by the team's dispatcher (an operator already on the line).
 * All times are epoch milliseconds. The whole value is plain JSON: it is stored between signals.
 */

export type SeatName = "operator" | "customer";
/** "smart": the dispatcher says each time who is rung first: it assigns an operator, or allows the customer. */
export type CallOrder = "operator-first" | "customer-first" | "smart";

/** Why a leg failed or ended. `lost`, `limit` and `taken` (another operator was faster) are ours; the others come from the provider. */
export const END_CAUSES = [
  "busy",
  "no-answer",
  "rejected",
  "invalid-number",
  "congestion",
  "machine",
  "not-accepted",
  "hung-up",
  "cancelled",
  "limit",
  "lost",
  "already-on-a-call",
  "taken",
  "provider-error",
] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** A leg only ever moves forward through these. */
export const LEG_STATES = ["placed", "ringing", "up", "down"] as const;
export type LegState = (typeof LEG_STATES)[number];

/** A line of a call centre. */
export interface Line {
  /** Instead of the call's. */
  accept: CallOptions["accept"];
  /** From its answer until its switchboard has put the call through: it may ring so much longer. */
  switchboardMs: number;
}

export interface Leg {
  id: string;
  seat: SeatName;
  operatorId: string | null;
  /** Lent by the dispatcher: it outlives this call and is given back, not hung up. */
  lent: boolean;
  state: LegState;
  placedAt: number;
  ringingAt: number | null;
  answeredAt: number | null;
  /** The operator pressed the key, or the accept rule says that answering is accepting. */
  acceptedAt: number | null;
  endedAt: number | null;
  cause: EndCause | null;
  /** We asked for its end, and why: our reason beats what the provider then reports. */
  hangUpAt: number | null;
  hangUpCause: EndCause | null;
  /** How often the hang-up was ordered: it is repeated until the leg is down. */
  hangUps: number;
  /** A call centre's line. Absent: somebody's phone. */
  line?: Line;
  /** When the operator was told who is calling. Absent: not yet. */
  whisperedAt?: number;
  /** Lent, and sees on the screen who is calling: nothing is said. Absent: no. */
  seesCard?: true;
  /** Another operator has taken the call: this one is let go. Absent: no. */
  takenAt?: number;
  /** When the operator was told that the customer hears something before the talk. Absent: not. */
  heldAt?: number;
  /** Of the customer's: core/call/opening.ts. Absent: not begun. */
  opening?: Opening;
  /** The last words said to it, where we hang up when they are over. */
  farewellAt: number | null;
  /** The dispatcher was told that the operator is free again. */
  released: boolean;
}

/** What a customer may hear whole before the talk, in this order. */
export const OPENING_PARTS = ["greeting", "recording-notice"] as const;
export type OpeningPart = (typeof OPENING_PARTS)[number];

export interface Opening {
  parts: OpeningPart[];
  /** So many of them have begun; the last of those may still be heard. */
  begun: number;
  isSpeaking: boolean;
  /** The provider has reported the end of the notice. Absent: no. */
  isNoticeHeard?: true;
}

/** Where a call's legs can be placed: an account at a provider. `id` null: the installation's own. */
export interface CallAccount {
  id: string | null;
  provider: string;
}

/** With its name, for the call's story. */
export interface NamedAccount extends CallAccount {
  name: string;
  /** "asked": it records where a call says so; "always": also where a call says nothing. Absent: it does not, or nobody knows. */
  recording?: "asked" | "always";
}

export interface CallOptions {
  callId: string;
  startedAt: number;
  order: CallOrder;
  /**
   * The customer calls us, and waits to be answered: `reference` is the provider's name of their leg. The order is
   * "customer-first". Absent: we call them.
   */
  incoming?: { reference: string };
  /** In the order in which they are asked. Absent: the call was begun before there was a choice. */
  accounts?: NamedAccount[];
  /** The operator who is asked before others, where free: the customer's owner. Absent or null: nobody is. */
  ownerId?: string | null;
  wishes?: OperatorWishes;
  /** How many operators' phones may ring for it at once; the first to accept has the call. Absent: 1. */
  atOnce?: number;
  /** Nobody but `ownerId` is asked. Absent: others are. */
  isOwnerOnly?: boolean;
  /** … as long as the call is this team's: once it was moved to another one, anybody there will do. */
  ownersTeamId?: string;
  /** "key": the operator presses 1 (keeps voicemail from taking the call). "answer": picking up is enough. */
  accept: "key" | "answer";
  /** How long an operator's phone rings before the next one is asked. */
  operatorRingMs: number;
  /** From the operator's answer to the key. */
  acceptMs: number;
  customerRingMs: number;
  /** How long the call may wait for an operator before it gives up. */
  operatorWaitMs: number;
  /** Customer first: how long a customer waits, after what they hear whole, before we apologise and hang up. */
  customerWaitMs: number;
  talkLimitMs: number;
  /** What the customer hears whole before the talk, and how long it is expected to last, ms. Absent: nothing. */
  opening?: Partial<Record<OpeningPart, number>>;
  /** Whether the talk is recorded. Absent: as the account does by itself. */
  record?: boolean;
  /** A shorter talk is no conversation: the customer picked up and hung up. */
  minTalkMs: number;
  /**
   * What may have come of the talk: an operator who is still on the line when the customer has left is asked, and
   * presses 1 for the first, 2 for the second, nine at most. Absent or empty: nobody is asked.
   */
  dispositions?: readonly DispositionChoice[];
}

export type CallTimer =
  | "operator-wait"
  | "operator-ring"
  | "accept"
  /** A lent operator hears who is calling; then the two are joined. */
  | "short-whisper"
  | "customer-ring"
  | "opening"
  | "customer-wait"
  | "talk-limit"
  | "disposition"
  | "farewell"
  | "hang-up";

export const CALL_PHASES = [
  "waiting",
  "operator-ringing",
  "operator-answered",
  "customer-ringing",
  "customer-waiting",
  "talking",
  "ending",
  "ended",
] as const;
export type CallPhase = (typeof CALL_PHASES)[number];

export type CallResult =
  /** Both were joined. */
  | "conversation"
  /** An operator was ready, the customer was not reached; `cause` says how. */
  | "customer-unreached"
  /** No operator could even be rung in the time allowed. */
  | "nobody-free"
  /** Operators were rung, none accepted. */
  | "nobody-answered"
  /** The customer was on the line and left, or was let go, before an operator came. */
  | "customer-left"
  /** Cancelled by the visitor or by staff. */
  | "cancelled"
  /** The phone network or provider failed us. */
  | "failed";

export interface Call {
  options: CallOptions;
  /** The operator was asked on the phone what came of the talk; `digit` is the answer. Absent: not asked. */
  disposition?: { askedAt: number; digit: string | null };
  begunAt: number | null;
  legs: Leg[];
  /** What the dispatcher was last asked for, and has not given yet. */
  wants: "operator" | "customer-leave" | null;
  /** How often the dispatcher was asked: part of the keys of those commands. */
  requests: number;
  /** Customer first: the dispatcher gave leave to ring the customer. */
  customerAllowed: boolean;
  /** Operators already asked in this call and not to be asked again. */
  tried: string[];
  /** The leg of the operator who has the seat: of several who are rung, the first to accept. Absent or null: nobody yet. */
  takenBy?: string | null;
  /** The join was ordered at / reported at. */
  joinOrderedAt: number | null;
  joinedAt: number | null;
  /** Who or what ended the talk. */
  endedBy: "operator" | "customer" | "limit" | "network" | null;
  /** Pending deadlines by name; a `timer-due` that names another instant is stale. */
  timers: Partial<Record<CallTimer, number>>;
  /** Which of `options.accounts` has the legs; absent: the first. */
  account?: number;
  /** Decided while legs are still coming down. */
  result: CallResult | null;
  cause: EndCause | null;
  endedAt: number | null;
}
