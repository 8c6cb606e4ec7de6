import type { SupervisionMode } from "@/core/supervision/supervision";
import type { LegSnapshot, TelephonyEvent } from "../port";

// What our server and a session say to each other. The scenario is uploaded apart from the server, so an old one may be
// spoken to by a new server for a while: change this only by adding, and raise VERSION when the old one will not do.

export const VERSION = 1;

/** Of the application's secrets: where sessions report that begin with a call to us, and the key. JSON. */
export const INCOMING_SECRET = "perezvon_incoming";

/** The name of a session that begins with a call to us, while it has no call of ours. */
export const incomingSession = (historyId: number): string => `${INCOMING}${historyId}:call`;
export const isIncomingSession = (session: string): boolean => session.startsWith(INCOMING);
/** What the caller's leg is called until it is taken. */
export const legOfCaller = (session: string): string => `${session.slice(0, session.lastIndexOf(":"))}.c1`;
const INCOMING = "in-";

/** POST to the address of the session; the answer is a `SessionAnswer`. */
export interface SessionRequest {
  /**
   * Which session is meant, `<call>:<nonce>`: an order that reaches another one is refused. A session that has begun
   * with a call to us gets its name by the order to take that.
   */
  session: string;
  /** Where the session posts its reports, and the key that signs them. */
  reports: { url: string; secret: string };
  order: SessionOrder;
}

export type SessionOrder =
  | {
      type: "place";
      legId: string;
      to: string;
      from: string;
      ringMs: number;
      digits?: { keys: string; afterMs: number };
      /** A leg that waits for this one, and hears it ring meanwhile. */
      ringbackTo?: string;
      /** To tell answering machines from people, where that can be done. */
      detect?: boolean;
    }
  /** The caller who waits as `reference` is answered, and is `legId` from now on. */
  | { type: "take"; legId: string; reference: string }
  /** `soundUrl`: of a sound that is played instead of the words. */
  | { type: "say"; legId: string; key: string; text: string; language: string; soundUrl?: string }
  /** `record`: the one of the two by whose call the talk is recorded. */
  | { type: "join"; legIds: [string, string]; record?: string }
  /** A third leg follows the talk of two. */
  | { type: "supervise"; legId: string; operatorLegId: string; customerLegId: string; mode: SupervisionMode }
  | { type: "hang-up"; legId: string }
  | { type: "list" };

export type SessionAnswer =
  | { ok: true; version: number; isGone?: boolean; legs?: LegSnapshot[] }
  | { ok: false; version: number; code: RefusalCode; message: string };

export type RefusalCode =
  | "not-understood"
  | "another-session"
  | "bad-number"
  | "not-up"
  | "in-a-talk"
  | "not-in-a-talk";

/** POST from the session, signed; delivered until it is answered with 200. */
export interface SessionReport {
  session: string;
  events: TelephonyEvent[];
  /** The last word: the session takes no order any more. */
  isOver: boolean;
  /** Of a session that a call to us has begun: where it takes orders, and its number in the call history. */
  came?: { url: string; historyId: number };
}

/** Where a session reports, as which one. */
export interface ReportAddress extends Pick<SessionReport, "session" | "came"> {
  url: string;
  secret: string;
}

/** Of a report: which session it comes from, and HMAC-SHA-256 (hex) of `<session>.<body>` with that session's key. */
export const SESSION_HEADER = "x-perezvon-session";
export const SIGNATURE_HEADER = "x-perezvon-signature";
