import type { EndCause } from "@/core/call/call";
import type { SupervisionMode } from "@/core/supervision/supervision";
import type { TextSending } from "../messaging/port";
import type { WebhookRequest } from "../platform/webhook-request";

export type { WebhookRequest };

/**
 * The telephony port. The engine knows providers only through this file; an adapter knows nothing but this file,
 * platform/http and core. Leg ids are made by the engine and are the idempotency key of everything.
 *
 * Every method throws `ProviderError` (platform/provider-error.ts) and nothing else; its `kind` alone decides about retries.
 */
export interface TelephonyProvider {
  readonly id: string;
  readonly capabilities: TelephonyCapabilities;
  /** Providers at which operators take calls in the browser. Absent: it rings numbers alone. */
  readonly browserPhones?: BrowserPhones;
  /** Providers with `inbound` at which we can see to it that calls are told to us. Absent: people do that there. */
  readonly ownNumbers?: OwnNumbers;
  /** Providers that send text messages too. */
  readonly texts?: TextSending;

  /**
   * Starts ringing a number. Resolves when the provider has taken the order (not when it rings).
   * Idempotent: the same `legId` again is a success and rings nobody again.
   * What becomes of the leg arrives as events. A number the provider refuses at once may either throw
   * `rejected` or report `failed`.
   */
  placeLeg(order: PlaceLeg): Promise<void>;

  /**
   * Answers a call of the customer's own, of which `incoming` has told by the provider's name for it: from now on it is
   * this leg, and `answered` is reported. Idempotent. "gone" where nobody waits any more: no event will follow. Who is
   * not to be answered is refused by `hangUp` under the provider's name. Providers with `inbound`.
   */
  takeLeg?(order: { legId: string; reference: string }): Promise<"taken" | "gone">;

  /**
   * Speaks to one leg, which must be up. Idempotent by `key`. Replaces what is being said. Ends with
   * `announcement-finished`, also when a digit, a join or a newer announcement cut it short.
   */
  say(order: Say): Promise<void>;

  /** Joins two legs that are up, of one call or where `joinsAcrossCalls`. Idempotent. Cuts announcements. Reports `joined` once, naming both legs. */
  join(order: Join): Promise<void>;

  /**
   * Lets a third leg, which is up, follow the talk of two that are joined, in a mode; again with another mode: changes it.
   * Idempotent. Cuts what is being said to it. Reports nothing, least of all a join. The talk goes on as if nobody were
   * there, also when this leg leaves; when the talk ends, the leg stays up alone and ending it is ours. Throws
   * `rejected` where one of them is not up, or the two are not joined. Providers with `supervision`.
   */
  supervise?(order: Supervise): Promise<void>;

  /**
   * Ends a leg in any state. Idempotent. "gone" where the provider has no such live leg: no event will follow,
   * and the engine takes the answer for the event.
   */
  hangUp(order: { legId: string }): Promise<"ending" | "gone">;

  /** Asks the provider whether our credentials are taken, and what it knows of the account. Changes nothing there. */
  check(): Promise<AccountHealth>;

  /**
   * The sound of a talk, by the `reference` of its `recording-ready`; providers that record. Read as it comes.
   * Throws `rejected` where it is not there (any more).
   */
  readRecording?(reference: string): Promise<RecordedSound>;

  /**
   * Erases the sound of a talk where the provider keeps it, for good. Idempotent: what is not there (any more) is a
   * success. Providers that record and whose API can.
   */
  eraseRecording?(reference: string): Promise<void>;

  /** Live legs as the provider sees them now: for reconciliation after a restart or lost events. */
  listLegs(): Promise<LegSnapshot[]>;

  /**
   * Providers that post events: verifies the signature and reads the events of one request.
   * Throws `unauthorized` (bad signature) or `protocol` (not understood).
   */
  readEvents?(request: WebhookRequest): Promise<TelephonyEvent[]>;

  /**
   * What the provider waits for as the answer to a request whose events are stored: instructions for the leg, say.
   * May take some seconds: who calls us hears it ring until the engine has decided. Absent, or null: the plain answer
   * will do. Throws `ProviderError`.
   */
  answerWebhook?(request: WebhookRequest): WebhookAnswer | null | Promise<WebhookAnswer | null>;

  /**
   * Providers that stream events: calls `onEvents` until the returned function is called. At-least-once, any order: a
   * batch that `onEvents` refuses is told again. Connects anew by itself, and tells then what became of the legs
   * meanwhile, as far as it can be seen. One stream an account, in one process at a time.
   */
  streamEvents?(
    onEvents: (events: TelephonyEvent[]) => Promise<void>,
    onConnection?: (state: StreamState) => void,
  ): () => void;
}

export interface RecordedSound {
  contentType: string;
  sound: ReadableStream<Uint8Array>;
}

/** "lost": it connects again. "taken": somebody else listens in our place, and it does not connect again by itself. */
export type StreamState = "open" | "lost" | "taken";

export interface TelephonyCapabilities {
  /** Speaks text by itself; otherwise announcements must be prepared audio. */
  textToSpeech: boolean;
  /** Tells answering machines from people. */
  machineDetection: boolean;
  /** Records the talks of which `join` says so, and reports `recording-ready` for each. */
  recording: boolean;
  /** Tells of calls to our numbers (`incoming`), and takes them by `takeLeg`. */
  inbound: boolean;
  /** Takes `PlaceLeg.digits`. Absent: no, and the engine does not ask for it. */
  dialsDigits?: boolean;
  /** Joins legs of different calls. Where it cannot, no operator who is on the line already is lent to a call. */
  joinsAcrossCalls: boolean;
  /** What `supervise` can do. Absent or empty: nothing, and talks are not listened to. */
  supervision?: readonly SupervisionMode[];
}

/** Whose account it is and how it is doing, as far as the provider tells. */
export interface AccountHealth {
  /** The account's name at the provider, for people to recognise it. */
  identity: string | null;
  /** `currency`: ISO 4217; `amount` in its main unit ("12.5" USD is 12 dollars 50), below 0 where it is owed. */
  balance: { amount: number; currency: string } | null;
  /** E.164 numbers that the account may show as the caller; null: the provider does not tell. */
  callerIds: string[] | null;
  /** What works, but not as it should. Absent: nothing. */
  warnings?: AccountWarning[];
}

/** "no-voice": beeps are heard instead of words; "trial": nobody but a few verified numbers can be called. */
export const ACCOUNT_WARNINGS = ["no-voice", "trial"] as const;
export type AccountWarning = (typeof ACCOUNT_WARNINGS)[number];

/**
 * Remembers which of the provider's calls is which leg, beyond the life of a process, for providers that neither take
 * our ids nor give them back. The memory is written before `keep` resolves.
 */
export interface LegReferences {
  /** The provider's id of a leg; null: it is not known (yet). */
  find(legId: string): Promise<string | null>;
  keep(legId: string, reference: string): Promise<void>;
  /** The leg of each of these that is one of ours. */
  legsOf(references: string[]): Promise<Map<string, string>>;
}

/**
 * A place in the line of all processes that use the account, for vendors that take so many orders in a second.
 * @returns milliseconds until it has come; null: it would be more than `longestWaitMs` away, and none was taken
 */
export type TakeTurn = (pace: { perSecond: number; longestWaitMs: number }) => Promise<number | null>;

export interface PlaceLeg {
  /** `<call>.<o|c|s><n>`: `callOfLeg` (core/call/leg-id.ts) says which legs are to be joined. */
  legId: string;
  /** E.164, or an operator's browser, where the provider has `browserPhones`. */
  to: string | BrowserAddress;
  /** E.164, or null: the provider's default caller id. */
  from: string | null;
  ringMs: number;
  /** Shown on phones that can show it. */
  callerName: string;
  seat: "operator" | "customer";
  /**
   * Keys (0-9 * #) for the switchboard that answers there, pressed `afterMs` after its answer. `answered` is reported when
   * they have been pressed: only then does somebody listen. Absent: none.
   */
  digits?: { keys: string; afterMs: number };
  /**
   * A leg that is up and waits for this one: it hears a ringing tone, after what is being said to it and until it is
   * joined or spoken to, where the provider can. Absent: nobody waits.
   */
  ringbackTo?: string;
}

export interface Supervise {
  /** `<call>.s<n>`: a leg of the supervised call. */
  legId: string;
  /** The two who talk. The operator's may be one that was lent, of another call, where `joinsAcrossCalls`. */
  operatorLegId: string;
  customerLegId: string;
  mode: SupervisionMode;
}

/** The browser in which an operator takes calls. */
export interface BrowserAddress {
  browserOf: string;
}

/**
 * Telephones in operators' browsers. Each operator has one, by their id, and one browser at a time is it.
 * Every method throws `ProviderError` and nothing else.
 */
export interface BrowserPhones {
  /** Lets a browser register as this operator's phone. The password is a new one: those given before are good no longer. */
  open(operatorId: string): Promise<BrowserAccess>;
  /** By which a browser finds its way through firewalls, for one call from now on; logins are good for some hours. Asks nobody. */
  iceServers(operatorId: string): IceServer[];
  /** Nobody registers as this operator's phone any more. Idempotent. */
  close(operatorId: string): Promise<void>;
  /** Whose browsers are registered at this moment, and can be rung. */
  listRegistered(): Promise<Set<string>>;
}

/** With which a browser registers: SIP over a websocket (RFC 7118). */
export interface BrowserAccess {
  webSocketUrl: string;
  /** sip:… */
  uri: string;
  password: string;
}

/** As browsers take it: RTCIceServer. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** Numbers that the account has of its own. Every method throws `ProviderError` and nothing else. */
export interface OwnNumbers {
  list(): Promise<OwnNumber[]>;
  /** Has calls to a number told to us. Idempotent. `rejected` where they go elsewhere, or it is none of the account's. */
  receive(number: string): Promise<void>;
}

export interface OwnNumber {
  /** E.164 */
  number: string;
  /** Where calls to it go. "elsewhere": the account's owner has seen to that, and we leave it alone. */
  calls: "here" | "elsewhere" | "nowhere";
}

export interface Join {
  legIds: [string, string];
  /** Whether the talk is recorded. Absent: as the account is set up. Who cannot record joins all the same. */
  record?: boolean;
}

export interface Say {
  legId: string;
  key: string;
  text: string;
  /** BCP 47 */
  language: string;
  /** A sound of the workspace's own, played instead of the words; the words stay for the records. Absent: they are spoken. */
  audio?: PreparedAudio;
  /**
   * Whoever hears it waits for somebody then: a ringing tone follows until they are joined or spoken to, where the
   * provider can. Absent: no.
   */
  ringsAfter?: boolean;
}

/** As an announcement is, and fetched in the same way. */
export interface PreparedAudio extends Speech {
  /** By which people know it: "greeting.mp3". */
  title: string;
  ms: number;
}

/**
 * Words as prepared audio, for providers that cannot speak by themselves. Where no voice can be had a short tone is
 * made instead. The same words are made once.
 */
export type Speak = (words: { text: string; language: string }) => Promise<Speech>;

export interface Speech {
  /** File name with `.wav`: mono, 16 bit, 8000 samples a second. Nobody can guess it. */
  name: string;
  /** Where a provider can fetch it. */
  url: string;
}

export interface LegSnapshot {
  legId: string;
  state: "placed" | "ringing" | "up";
  /** The leg it is joined with. */
  joinedWith: string | null;
}

export interface WebhookAnswer {
  contentType: string;
  body: string;
}

/** `id` is unique at the provider and the same when the event is delivered again. `at` is epoch ms. */
export type TelephonyEvent = { id: string; at: number; legId: string } /**
 * Somebody calls one of our numbers and hears it ring. `legId` is the provider's name of the call until it is taken;
 * `from` null: they show no number. Both E.164.
 */ & (
  | { type: "incoming"; from: string | null; to: string }
  | { type: "ringing" }
  | { type: "answered"; machine?: boolean }
  | { type: "digit"; digit: string }
  /** `key` of the order it ends, where the provider tells: a cut one may end after the next has begun. */
  | { type: "announcement-finished"; key?: string }
  | { type: "joined"; withLegId: string }
  /** The sound of the talk that the leg had can be read, under this reference. May be told of both legs. */
  | { type: "recording-ready"; reference: string; seconds: number }
  /** Never was up. */
  | { type: "failed"; cause: EndCause }
  /** Was up. */
  | { type: "ended"; cause: EndCause }
);
