import type { CallOrder, EndCause, OpeningPart, SeatName } from "../call/call";
import type { Chosen, PassedOver } from "../dispatch/books";
import type { Dialled } from "../dispatch/smart-books";
import type { SupervisionMode } from "../supervision/supervision";
import type { TextFailure } from "../text-message/fate";
import type { Outcome } from "./state";

/**
 * One line of a lead's story. Written once, never changed; turned into words by the page that shows it
 * (messages/<language>/timeline.json has one entry a kind), so that it reads in the reader's language.
 */
export type TimelineFact =
  | { kind: "requested"; page: string; pageTitle?: string; referrer?: string; site: string }
  /** How a callback began in which the customer called us; `number` is ours that they called (E.164). */
  | { kind: "called-back"; site: string; number: string }
  /** The customer called us: the request that waited for a later try is over. */
  | { kind: "called-in" }
  /** The customer's own call was answered. */
  | { kind: "call-taken"; afterSeconds: number }
  | { kind: "consented"; version: number; language: string }
  | { kind: "scheduled"; at: string; because: "visitor-chose" | "outside-hours" | "retry" | "delay" }
  /** The billing period's limit is reached: kept for a call by hand. */
  | { kind: "held" }
  /** It still was when the call was due: nobody was rung. */
  | { kind: "withheld" }
  | { kind: "attempt-started"; number: number; team: string; order: CallOrder }
  | {
      kind: "operator-chosen";
      operator: string;
      because: Chosen | "on-the-line";
      /** The name of the reserve team by which they were asked. */
      reserve?: string;
      needs?: "met" | "waived";
      passedOver?: { name: string; why: PassedOver["why"] }[];
    }
  /** The smart order: what the customer's leg counts on, and the chance that nobody is there when they answer. */
  | { kind: "customer-dialled"; because: Dialled; afterSeconds: number; riskPercent?: number }
  | {
      kind: "nobody-free";
      team: string;
      because: "closed" | "all-busy" | "all-paused" | "nobody-answered" | "no-operators";
    }
  | { kind: "leg-placed"; seat: SeatName; name?: string; number: string }
  | { kind: "leg-ringing"; seat: SeatName; name?: string }
  | { kind: "leg-answered"; seat: SeatName; name?: string; afterSeconds: number }
  /** `isSound`: a prepared one was played, instead of the words. */
  | { kind: "whisper"; text: string; isSound?: true }
  /** What the customer heard whole before the talk. */
  | { kind: "customer-told"; what: OpeningPart; text: string; isSound?: true }
  /** Nobody has reported that the customer heard of the recording: there was none. */
  | { kind: "not-recorded" }
  /** The number that the routing wants to be shown is not of the account that called: another one was shown. */
  | { kind: "caller-id-unknown"; number: string }
  | { kind: "accepted"; name?: string; digit?: string }
  | { kind: "leg-failed"; seat: SeatName; name?: string; cause: EndCause }
  | { kind: "leg-ended"; seat: SeatName; name?: string; by: "party" | "us" | "network" }
  /** Was rung beside others, of whom one was faster. */
  | { kind: "operator-released"; name?: string }
  | { kind: "joined"; afterSeconds: number }
  | { kind: "talk-ended"; talkSeconds: number; by: "operator" | "customer" | "limit" | "network" }
  | { kind: "attempt-ended"; number: number; result: string; cause?: EndCause }
  | { kind: "decided"; node: string; port: string }
  | { kind: "retry-planned"; at: string; number: number; of: number }
  | { kind: "handed-over"; to: string }
  /** People were told by e-mail; `isAsked`: one of them is to say that they see to it. */
  | { kind: "notified"; isAsked: boolean }
  | { kind: "acknowledged"; by: string }
  /** A text message to the customer; `message`: its id. Links in it are left out: they are keys. */
  | { kind: "text-sent"; message: string; text: string; parts: number }
  | { kind: "text-not-sent"; message: string; text: string; because: TextFailure; detail?: string }
  /** The provider tells whether a text message arrived. */
  | { kind: "text-delivered"; message: string }
  | { kind: "text-undelivered"; message: string; detail?: string }
  /** The customer chose a time on the page that a text message leads to; `at` null: at once. */
  | { kind: "chose-by-text"; at: string | null }
  /** How a callback began that was chosen there. */
  | { kind: "asked-by-text"; site: string }
  | { kind: "tagged"; tags: string[]; isRemoved: boolean }
  | { kind: "field-set"; name: string; value: string }
  | { kind: "cancelled"; by: "visitor" | "staff" }
  | { kind: "finished"; outcome: Outcome; talkSeconds: number }
  | { kind: "rated"; score: number }
  | { kind: "note"; text: string; by: string }
  /** What came of a talk, in the operator's words. */
  | { kind: "disposition"; name: string; by?: string; via: "console" | "keypad" }
  /** The operator arranged another callback to the same customer. */
  | { kind: "follow-up-arranged"; at: string; by: string }
  /** How a callback began that an operator arranged. */
  | { kind: "follow-up-of"; by: string; site: string }
  /** A line that a manager typed to the operator during the call. */
  | { kind: "cue"; text: string; by: string }
  /** A manager followed the talk, from now on in this mode. */
  | { kind: "supervised"; mode: SupervisionMode; by: string }
  | { kind: "supervision-ended"; seconds: number; by: string }
  | { kind: "moved-to-team"; from: string; to: string; by: string }
  | { kind: "taken-over"; by: string }
  /** At its provider, for good; `by` absent: it was kept for as long as the workspace keeps recordings. */
  | { kind: "recording-erased"; by?: string }
  | { kind: "handled"; by: string }
  | { kind: "reopened"; by: string }
  | { kind: "delivery"; connection: string; status: "delivered" | "failed"; detail?: string }
  /** The workspace has no account at a provider: nobody can be rung. */
  | { kind: "no-provider" }
  /** The account's provider did not take the call, or lost it at once; the next account is asked. */
  | { kind: "account-changed"; from: string; to: string }
  | { kind: "provider-trouble"; command: string; detail: string };

export type TimelineKind = TimelineFact["kind"];
