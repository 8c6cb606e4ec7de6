import type { Instant } from "@/core/callback/state";

/** A request as it came, before anybody believed it. */
export interface InboundRequest {
  method: string;
  /** The public address that the vendor called, with its query. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  /** Exactly as received: signatures are over these bytes. */
  body: string;
}

/** Somebody in the CRM gave a contact to another owner, or to nobody. */
export interface OwnerChanged {
  kind: "owner-changed";
  /** The vendor's id of this event: the same id is the same event. */
  eventId: string;
  /** CrmAccount.id */
  accountId: string;
  /** The contact's id in the CRM (RemoteRecord.remoteId). */
  contactId: string;
  /** null: nobody owns it now. */
  ownerId: string | null;
  at: Instant;
}

export type InboundEvent = OwnerChanged;

/**
 * Checks the signature and reads what we understand; events that we did not ask for are left out. Pure.
 * @throws UnprovenRequest where the signature is wrong, missing or too old, or the body is not the vendor's
 */
export type ReadWebhook = (
  request: InboundRequest,
  given: { clientSecret: string; now: number },
) => InboundEvent[];

export class UnprovenRequest extends Error {
  override readonly name = "UnprovenRequest";
}
