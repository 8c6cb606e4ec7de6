import type { FieldMapping } from "@/core/crm/document";
import type { CallbackMessage } from "@/core/crm/message";
import type { Clock } from "../platform/clock";
import { ProviderError, type ProviderErrorKind } from "../platform/provider-error";
import type { CrmAccount, CrmDirectory } from "./directory-port";
import type { ReadWebhook } from "./inbound-port";

/**
 * The connector port: handing a callback over to somebody else's system. A connector knows only the files beside this
 * one, platform/http and core; what it needs is handed in. Queue, retries, pauses, encryption, token refresh, the
 * vendor's rate limit and the log exist once, outside (server/connections).
 *
 * There is one deed, because it is the one that every receiver shares: a webhook takes the message as it is, a CRM's
 * connector turns the same message into its own calls (find the contact by phone, create or update it, log the call).
 */
export interface Connector {
  /**
   * Hands over one message, within `network.timeoutMs`. Idempotent: the same message again leaves one record of each
   * kind with the receiver, also where the answer to the first was lost. (A webhook tells its receiver the delivery's
   * `key`; a CRM's connector goes by the callback that the message is about.) Throws `HandoverError` and nothing else:
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
  /** A page where people see what was written: the contact, in a CRM. */
  record?: { url: string };
  /** The contact in a CRM, and who owns it there now; null: nobody does. */
  contact?: { id: string; ownerId: string | null };
}

export const ANSWER_LIMIT = 4096;

/** One request and its answer, for the log of a delivery that takes several. Carries no header and no secret. */
export interface Exchange {
  method: string;
  /** With its query, without the host. */
  path: string;
  /** The beginnings, at most EXCHANGE_LIMIT characters each. */
  sent: string | null;
  received: string | null;
  /** HTTP status; null: there was no answer. */
  status: number | null;
  durationMs: number;
}

export const EXCHANGE_LIMIT = 2000;

export class HandoverError extends ProviderError {
  /** What came back, where something did. */
  readonly answer: Answer | null;
  /** The receiver asks never to be sent anything again (410): the connection is paused. */
  readonly wantsNoMore: boolean;
  /** Nothing helps but that a person connects again: a refresh token was refused, an app was removed. */
  readonly wantsReconnect: boolean;

  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: {
      answer?: Answer;
      wantsNoMore?: boolean;
      wantsReconnect?: boolean;
      retryAfterMs?: number;
      code?: string;
      cause?: unknown;
    } = {},
  ) {
    super(kind, message, options);
    this.name = "HandoverError";
    this.answer = options.answer ?? null;
    this.wantsNoMore = options.wantsNoMore ?? false;
    this.wantsReconnect = options.wantsReconnect ?? false;
  }
}

/** A connector as data, and how to make one. */
export interface ConnectorDefinition {
  manifest: ConnectorManifest;
  /**
   * Checks what people chose, and fills in what they left to us. @throws ZodError whose messages are codes of
   * messages/<language>/connections.json
   */
  readSettings(settings: unknown, network: Pick<Network, "allowPrivateAddresses">): Record<string, unknown>;
  /** Makes a connector of one connection. `settings` and `credentials` are as they were stored. */
  create(given: ConnectorParts): Connector;
  /** What a CRM's account has to choose from. A connector to something else has none. */
  directory?(given: ConnectorParts): CrmDirectory;
  /** Reads what the vendor posts to us. A connector whose vendor posts nothing has none. */
  readWebhook?: ReadWebhook;
}

/** What every connector is made of. */
export interface PlainParts {
  settings: unknown;
  /** What the manifest's `auth` says: a signing secret. A CRM's stay outside: see `access`. */
  credentials: unknown;
  network: Network;
  clock: Clock;
}

export interface ConnectorParts extends PlainParts {
  /** How to get in, for a CRM. */
  access: Access;
  /** Whose account it is, for a CRM; null while that is not known. */
  account: CrmAccount | null;
  /** What was written before, for a CRM. */
  links: Links;
  /**
   * Waits until the vendor's limit of that name (manifest.pace) allows one more request; to be called before each.
   * @throws HandoverError rate-limited where that would take too long
   */
  pace: (limit: string) => Promise<void>;
  /** Told of every request, as it ends. */
  onExchange: (exchange: Exchange) => void;
}

export interface Access {
  /** The token to send; refreshed beforehand where it is about to expire. @throws HandoverError */
  token(): Promise<string>;
  /**
   * A token newer than the one that was refused (401). Once for all who ask at the same time.
   * @throws HandoverError unauthorized where there is none to be had
   */
  renew(refused: string): Promise<string>;
}

export type RecordKind = "contact" | "deal" | "call" | "note";

export interface RecordRef {
  kind: RecordKind;
  /** What it is of ours: a contact's phone (E.164), else the callback's id. */
  localKey: string;
}

export interface RecordLink {
  /** The vendor's id; null: it was there, and people removed it. */
  remoteId: string | null;
  url: string | null;
  /** When the newest message that it carries happened. */
  asOf: string;
}

/** What we know of the records that this connection wrote or found. */
export interface Links {
  find(ref: RecordRef): Promise<RecordLink | null>;
  keep(ref: RecordRef, link: RecordLink): Promise<void>;
}

export interface Network {
  /** Lets messages go to loopback and private addresses: for tests, the demo, and receivers in one's own network. */
  allowPrivateAddresses: boolean;
  /** For one delivery, all in all. */
  timeoutMs: number;
  /** Where the vendor is to be found instead of at its own address: a stand-in, in tests. */
  apiBase?: string | undefined;
}

export interface ConnectorManifest {
  /** Kebab-case; the folder, the registry's key and the stored row say the same. */
  id: string;
  /** As the vendor writes it. */
  name: string;
  /** "signing-secret": we make it, the receiver checks signatures with it. Otherwise the ways into a CRM. */
  auth: "signing-secret" | CrmAuth;
  /** Plain fields that a person fills in, in this order. A CRM's settings are core/crm/document.ts. */
  settings: { key: string; input: "url" }[];
  /** What a CRM is given until people choose otherwise. */
  defaultMapping?: FieldMapping[];
  /** The vendor's limits by name, for `ConnectorParts.pace`; counted for each account. */
  pace: Record<string, PaceLimit>;
}

/** At least one of the two. */
export interface CrmAuth {
  oauth2?: OAuth2;
  /** A token that the CRM's administrator makes and pastes; `helpUrl` says how. */
  token?: { helpUrl: string };
}

/** An OAuth 2 authorization code grant as data; server/crm/oauth2.ts performs it. */
export interface OAuth2 {
  authorizeUrl: string;
  tokenUrl: string;
  scopes: string[];
}

export interface PaceLimit {
  /** Never more than this many requests … */
  requests: number;
  /** … in any stretch of this many ms. */
  perMs: number;
}
