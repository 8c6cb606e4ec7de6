import type { WebhookRequest } from "../platform/webhook-request";

/**
 * The port of text messages: part of a telephony provider (`TelephonyProvider.texts`), which needs no credentials of its
 * own, or a gateway that does nothing else (registry.ts). Every method throws `ProviderError` and nothing else.
 */
export interface TextSending {
  /**
   * The same key again is a success and sends nothing again. Where false, an order that may have been carried out is
   * never repeated.
   */
  readonly isIdempotent: boolean;

  /**
   * Sends one message. Resolves when the provider has taken it. `unavailable` and `rate-limited` say that it was not
   * taken: the same order comes again. An answer that was lost is `protocol`, unless `isIdempotent`. `rejected`: not this
   * number, or not this text. `unauthorized`: not with these credentials, or out of money.
   */
  send(order: TextOrder): Promise<TakenText>;

  /**
   * Verifies the signature of a request in which the provider tells what became of messages, and reads it. Throws
   * `unauthorized` (bad signature) or `protocol` (not understood). Absent: nothing is told.
   */
  readReports?(request: WebhookRequest): Promise<TextReport[]>;
}

export interface TextOrder {
  key: string;
  /** E.164 */
  to: string;
  /** A number (E.164) or a name; null: the provider's choice. */
  from: string | null;
  text: string;
}

export interface TakenText {
  /** The provider's id of it, which reports name; null: it has none. */
  reference: string | null;
  /** It is on the phone already. */
  isDelivered: boolean;
}

/** What became of a message that was taken. */
export interface TextReport {
  reference: string;
  isDelivered: boolean;
  /** The provider's code or words where it was not. */
  detail?: string;
}
