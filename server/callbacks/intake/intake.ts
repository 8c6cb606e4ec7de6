import type { Phone } from "@/core/phone/phone";
import type { Clock } from "../../platform/clock";
import type { CallbackRequestInput } from "./schema";
import type { IntakeSite } from "./site-for-intake";

/** A request as it comes. */
export interface Intake {
  body: unknown;
  origin: string | null;
  ip: string;
  userAgent: string | null;
  /** Where the address is, ISO 3166-1 alpha-2. Absent or null: not known. */
  visitorCountry?: string | null;
  idempotencyKey: string | null;
  acceptLanguage: string | null;
  clock: Clock;
}

/** A request with which nothing is wrong. */
export interface Checked {
  intake: Intake;
  input: CallbackRequestInput;
  site: IntakeSite;
  phone: Phone;
  scheduledFor: number | null;
  /** Calls are held until then: people are told to call by hand. Null: they are not. */
  heldUntil: Date | null;
  consentText: { id: string; version: number; language: string };
  /** A callback to the same number at this site that waits for a later try. */
  waitingId: string | null;
  /** It follows an earlier one; absent: the visitor asked on the site. */
  arranged?: Arranged;
}

export interface Arranged {
  /** The name of the operator who arranged it with the customer; null: the customer did, by a text message's link. */
  by: string | null;
  /** When the customer agreed to be called, at the request that this one follows. */
  consentedAt: Date;
}
