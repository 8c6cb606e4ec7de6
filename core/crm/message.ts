import type { Instant, NextStep, Outcome, Stage } from "../callback/state";
import type { TextFailure } from "../text-message/fate";
import type { Source } from "../widget-contract/visitor-facts";

/** What every connection can ask to be told. */
export const CALLBACK_EVENTS = ["callback.requested", "callback.finished", "callback.rated"] as const;
export type CallbackEvent = (typeof CALLBACK_EVENTS)[number];

/** Of text messages to the customer: taken by whoever sends them; not sent, or sent and not arrived. For webhooks alone. */
export const TEXT_EVENTS = ["message.sent", "message.failed"] as const;
export type TextEvent = (typeof TEXT_EVENTS)[number];

/** What a connection can ask to be told. */
export const SUBSCRIBED_EVENTS = [...CALLBACK_EVENTS, ...TEXT_EVENTS] as const;
export type SubscribedEvent = (typeof SUBSCRIBED_EVENTS)[number];

/** Sent where a routing flow says so, to the webhook that it names. Never part of a subscription. */
export const ROUTED_EVENT = "callback.routed";

/** The event of a message that people send by hand, to see whether their end works. Never part of a subscription. */
export const TEST_EVENT = "test";

/** What leaves the house. Public: receivers' programs read these names; add, but do not rename or remove. */
export interface CallbackMessage {
  type: SubscribedEvent | typeof ROUTED_EVENT | typeof TEST_EVENT;
  /** When it happened, not when it is sent. */
  timestamp: Instant;
  data: CallbackData;
}

/** A text message to the customer, and what became of it. */
export interface TextNews {
  id: string;
  /** As the customer reads it, but for the link in it: that is a key, and stands as "…". */
  text: string;
  /** So many SMS; 0: none was sent. */
  parts: number;
  /** Why it failed; null: it did not. "undelivered": it was sent, and did not arrive. */
  failure: TextFailure | "undelivered" | null;
  /** The provider's words. */
  detail: string | null;
}

export interface CallbackData {
  id: string;
  site: { id: string; name: string };
  /** E.164 */
  phone: string;
  name: string | null;
  /** The form's other fields, as the visitor filled them in. */
  fields: Record<string, string>;
  /** Given by routing or by people. Absent in messages made before there were tags. */
  tags?: string[];
  page: string;
  pageTitle: string | null;
  referrer: string | null;
  /** The page on which this visit began, where that is another one. Absent in messages made before it was told. */
  landing?: string | null;
  /** What brought this visit; null: nobody knows. Absent in messages made before it was told. */
  source?: Source | null;
  utm: Record<string, string>;
  /** How much the request looked like spam, 0 to 100; null: it was not weighed. Absent in messages made before. */
  spamScore?: number | null;
  /** BCP 47 */
  language: string;
  stage: Stage;
  outcome: Outcome | null;
  nextStep: NextStep | null;
  requestedAt: Instant;
  finishedAt: Instant | null;
  talkSeconds: number;
  operator: { id: string; name: string } | null;
  /** What the customer's phone showed, E.164; null: the provider chose. Absent in messages made before it was told. */
  callerId?: string | null;
  /** Where the conversation can be heard, for a provider that records. */
  recordingUrl?: string;
  /** What a "message.…" event is of; absent in others. */
  message?: TextNews;
  /** 1 to 5 */
  rating: number | null;
  consent: { version: number; acceptedAt: Instant } | null;
  attempts: {
    number: number;
    startedAt: Instant;
    endedAt: Instant | null;
    result: string | null;
    cause: string | null;
  }[];
}
