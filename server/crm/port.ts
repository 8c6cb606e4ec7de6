import type { Clock } from "../platform/clock";
import { ProviderError, type ProviderErrorKind } from "../platform/provider-error";
import type { CallbackMessage } from "./message";

/**
 * The connector port: handing a callback over to somebody else's system. A connector knows only this file,
 * platform/http and core; what it needs is handed in. Queue, retries, pauses, encryption and the log exist once,
 * outside (server/connections).
 *
 * There is one deed, because it is the one that every receiver shares: a webhook takes the message as it is, a CRM's
 * connector turns the same message into its own calls (find the contact by phone, create or update it, log the call).
 */
export interface Connector {
  /**
   * Hands over one message, within `network.timeoutMs`. Idempotent by `key`: the same key again leaves one record with the
   * receiver, also where the answer to the first was lost. Throws `HandoverError` and nothing else:
   * `unauthorized` the receiver does not take our credentials · `rejected` it understood and said no, or the address
   * is not allowed · `rate-limited` again after `retryAfterMs` · `unavailable` down, slow, or cut: it may have taken
   * it · `protocol` it answered what we do not understand. No text of an error carries a secret.
   */
  deliver(message: CallbackMessage, order: { key: string }): Promise<Answer>;
}

/** What the receiver said, for people who look for a fault. */
export interface Answer {
  /** HTTP status. */
  status: number;
  /** The beginning of the body, at most ANSWER_LIMIT bytes. */
  body: string;
}

export const ANSWER_LIMIT = 4096;

export class HandoverError extends ProviderError {
  /** What came back, where something did. */
  readonly answer: Answer | null;
  /** The receiver asks never to be sent anything again (410): the connection is paused. */
  readonly wantsNoMore: boolean;

  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: {
      answer?: Answer;
      wantsNoMore?: boolean;
      retryAfterMs?: number;
      code?: string;
      cause?: unknown;
    } = {},
  ) {
    super(kind, message, options);
    this.name = "HandoverError";
    this.answer = options.answer ?? null;
    this.wantsNoMore = options.wantsNoMore ?? false;
  }
}

/** A connector as data, and how to make one. */
export interface ConnectorDefinition {
  manifest: ConnectorManifest;
  /** Checks what people typed. @throws ZodError whose messages are codes of messages/<language>/connections.json */
  readSettings(settings: unknown, network: Pick<Network, "allowPrivateAddresses">): Record<string, string>;
  /** Makes a connector of one connection. `settings` and `credentials` are as they were stored. */
  create(given: ConnectorParts): Connector;
}

export interface ConnectorParts {
  settings: unknown;
  credentials: unknown;
  network: Network;
  clock: Clock;
}

export interface Network {
  /** Lets messages go to loopback and private addresses: for tests, the demo, and receivers in one's own network. */
  allowPrivateAddresses: boolean;
  /** For one delivery, all in all. */
  timeoutMs: number;
}

export interface ConnectorManifest {
  /** Kebab-case; the folder, the registry's key and the stored row say the same. */
  id: string;
  /** As the vendor writes it. */
  name: string;
  /** "signing-secret": we make it, the receiver checks signatures with it. */
  auth: "signing-secret";
  /** Fields that a person fills in, in this order. */
  settings: { key: string; input: "url" }[];
}
