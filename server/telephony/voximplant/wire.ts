import type { LegSnapshot, TelephonyEvent } from "../port";

// What our server and a session say to each other. The scenario is uploaded apart from the server, so an old one may be
// spoken to by a new server for a while: change this only by adding, and raise VERSION when the old one will not do.

export const VERSION = 1;

/** POST to the address of the session; the answer is a `SessionAnswer`. */
export interface SessionRequest {
  /** Which session is meant, `<call>:<nonce>`: an order that reaches another one is refused. */
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
    }
  | { type: "say"; legId: string; key: string; text: string; language: string }
  | { type: "join"; legIds: [string, string] }
  | { type: "hang-up"; legId: string }
  | { type: "list" };

export type SessionAnswer =
  | { ok: true; version: number; isGone?: boolean; legs?: LegSnapshot[] }
  | { ok: false; version: number; code: RefusalCode; message: string };

export type RefusalCode = "not-understood" | "another-session" | "bad-number" | "not-up" | "in-a-talk";

/** POST from the session, signed; delivered until it is answered with 200. */
export interface SessionReport {
  session: string;
  events: TelephonyEvent[];
  /** The last word: the session takes no order any more. */
  isOver: boolean;
}

/** Of a report: which session it comes from, and HMAC-SHA-256 (hex) of `<session>.<body>` with that session's key. */
export const SESSION_HEADER = "x-perezvon-session";
export const SIGNATURE_HEADER = "x-perezvon-signature";
