import type { ProviderErrorKind } from "../platform/provider-error";
import type { PreparedAudio, TelephonyEvent, TelephonyProvider, WebhookRequest } from "./port";

/** How the person behind a number behaves. "patient" and "manual" people stay until told; "manual" never answers alone. */
export type Party = "manual" | "patient" | "accepting" | "brief";
export type UnreachableParty =
  | "busy"
  | "never-answers"
  | "rejecting"
  | "non-existent"
  | "congested"
  | "machine";

/** What an adapter's test provides: the provider under test, and a hand on the phones at the other end. */
export interface TelephonyHarness {
  provider: TelephonyProvider;
  /** A number behind which somebody behaves so; another one at each call where the network has more. */
  numberOf(party: Party | UnreachableParty): string;
  /** The person holding the manual phone acts. */
  act(number: string, action: "answer" | "decline" | "hang-up" | { press: string }): Promise<void>;
  /**
   * A number that is answered like a patient one's, at a carrier that plays the ringing tone (or an announcement) itself
   * and never says that it rings. Absent: this network always says so.
   */
  playedNumber?(): string;
  /** How long `numberOf("never-answers")` is to ring, ms as given to the provider. */
  ringMs: number;
  /** From here on, every event reaches the application twice. */
  repeatEvents(): Promise<void>;
  /** Providers with `inbound`: somebody with the number `from` calls a number of ours. */
  callIn?(from: string): Promise<void>;
  /** A short sound that the provider can fetch. Absent: it plays none yet. */
  sound?: PreparedAudio;
  /** Providers that dial digits: what was pressed for the switchboard at a number, in order. */
  heardKeys?(number: string): Promise<string>;
  /** Providers with `supervision`: whether the person at one number hears the one at another at this moment. */
  hears?(listener: string, speaker: string): Promise<boolean>;
  /** … and how long it takes until that is sure, ms. Absent: no time. */
  hearingMs?: number;
  /** Providers that post events: a request as the provider makes it, with the signature spoilt; and one well
   * signed that carries nonsense. null for those that stream. */
  forgedRequests: { badSignature: WebhookRequest; nonsense: WebhookRequest } | null;
  /** The same provider in trouble, of the kind in each key. */
  inTrouble: Partial<Record<ProviderErrorKind, TelephonyProvider>>;
  close(): Promise<void>;
}

export type CreateHarness = (onEvents: (events: TelephonyEvent[]) => void) => Promise<TelephonyHarness>;
