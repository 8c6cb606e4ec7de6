import type { CallResult, CallTimer, EndCause, Line, SeatName } from "./call";

/** Everything a call can be told. `at` is when it happened (epoch ms). */
export type Signal = { at: number } & (
  | { type: "begin" }
  /** The dispatcher chose an operator: place a leg. `line`: a call centre's, which is answered as the centre says. */
  | { type: "operator-assigned"; operatorId: string; line?: Line }
  /** The dispatcher lends an operator who is already on the line; `seesCard`: who is calling shows on their screen at once. */
  | { type: "operator-lent"; operatorId: string; legId: string; seesCard?: true }
  /** The dispatcher takes a lent operator back before the join. */
  | { type: "operator-withdrawn"; legId: string }
  /** The dispatcher has nobody left who could be asked. */
  | { type: "nobody-free" }
  /** The dispatcher allows the customer to be rung (customer first). */
  | { type: "customer-allowed" }
  | { type: "leg-ringing"; legId: string }
  | { type: "leg-answered"; legId: string; machine?: boolean }
  | { type: "digit"; legId: string; digit: string }
  /** The operator, who has picked up, takes the call in the console: as good as the key. */
  | { type: "operator-accepted"; legId: string }
  /** The operator does not take it: the next one is asked. */
  | { type: "operator-declined"; legId: string }
  /** `say` is the key of the announcement that ended, where the provider tells it; `isUnsaid`: it could not be said. */
  | { type: "announcement-finished"; legId: string; say?: string; isUnsaid?: true }
  | { type: "joined" }
  /** The provider cannot join the two, and will not: both are to be let go. */
  | { type: "join-failed"; operatorLegId?: string }
  | { type: "leg-failed"; legId: string; cause: EndCause }
  | { type: "leg-ended"; legId: string; cause: EndCause }
  | { type: "timer-due"; timer: CallTimer; dueAt: number }
  | { type: "cancelled" }
);

/** What is to be done. Deadlines are not among it: they stand in the call's `timers`. `key` is the same for the same deed, so that doing it twice does it once. */
export type Command = { key: string } & (
  | { type: "request-operator" }
  | { type: "request-customer-leave" }
  /** The dispatcher's operator is free again; `rest` says whether the operator should be left alone for a while. */
  | { type: "release-operator"; operatorId: string; rest: "none" | "wrap-up" | "missed" }
  /** A lent leg goes back to the dispatcher, still up. `talked`: the two were joined. */
  | { type: "return-operator"; operatorId: string; legId: string; talked: boolean }
  | { type: "place-leg"; legId: string; seat: SeatName; operatorId: string | null; ringMs: number }
  /** The customer's own call is answered, and is this leg from now on; `reference` is the provider's name of it. */
  | { type: "take-leg"; legId: string; reference: string }
  | { type: "say"; legId: string; announcement: Announcement }
  /** `record` absent: as the account does by itself. */
  | { type: "join"; legIds: [string, string]; record?: boolean }
  | { type: "hang-up"; legId: string }
  | { type: "finish"; result: CallResult; cause: EndCause | null; talkMs: number }
);

export type Announcement =
  /** To the operator: who, from where; asks for the key where accept is "key". */
  | "whisper"
  /** To an operator already on the line at pairing: who is calling. The join cuts it after a second or so. */
  | "short-whisper"
  /** To a customer who waits for an operator, or before the talk. */
  | "greeting"
  /** To the customer before a talk that is recorded. */
  | "recording-notice"
  /** To the operator meanwhile: the customer is there, and hears something first. */
  | "customer-greeted"
  /** To the operator: the customer was not reached, or has left, or cancelled. */
  | "customer-unreached"
  /** To an operator who has picked up: another one has taken the call. */
  | "already-taken"
  /** To the customer: nobody came; we will call again. */
  | "apology"
  /** To the operator whose customer has left: which key says what came of it. */
  | "ask-disposition";
