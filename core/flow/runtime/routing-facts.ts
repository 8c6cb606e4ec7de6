import type { Fact } from "../../widget-contract/visitor-facts";

/**
 * What is known of a callback while its routing goes on, as conditions ask for it: a flat record of keys, as of a
 * visitor on a page. A fact that is not known is absent, and every predicate on it is false.
 */
export type RoutingFactKey = GivenFact | WalkFact;
export type RoutingFacts = Readonly<Partial<Record<RoutingFactKey, Fact>>>;

export type ClockFact = "minute" | "weekday" | "date";

/** Read once a signal, before the walk; what costs a look at the database only where the program asks for it. */
export type GivenFact =
  // The customer's number: E.164, ISO 3166-1 alpha-2, PhoneType of core/phone.
  | "phone"
  | "phone-country"
  | "phone-type"
  // The page of the request, fixed when it came. `url` has no fragment; `path` begins with a slash.
  | "url"
  | "path"
  | "referrer"
  /** core/widget-contract/visitor-facts.ts: Source, what brought this visit. */
  | "source"
  | "language"
  | `utm_${"source" | "medium" | "campaign" | "term" | "content"}`
  /** The display flow and the offer that the page says it showed, `<flowId>/<nodeId>`; absent: no display flow decided. */
  | "offer"
  /** What the visitor filled in, by the field's name. */
  | `field:${string}`
  /** When the visitor asked, epoch milliseconds. */
  | "requested-at"
  /** The time that the visitor chose, epoch milliseconds; absent: they asked to be called at once. */
  | "chosen-at"
  /** How much the request looked like spam when it came, 0 to 100; absent: it was not weighed. */
  | "spam-score"
  // The customer: finished callbacks to the number in this workspace before this one, and those that came to a talk.
  | "earlier-requests"
  | "earlier-talks"
  /** Somebody in the CRM looks after this customer. */
  | "has-owner"
  /** That somebody, as one of our operators; absent where they are none. */
  | "owner-operator"
  /** The number is on this list of the workspace's. */
  | `in-list:${string}`
  // The clock of a time zone: minute of the day 0…1439, weekday 1 (Monday)…7, date 2026-11-22.
  | `${ClockFact}:${string}`
  // A team at this moment, by its id.
  | `team-open:${string}`
  | `operators-free:${string}`
  /** Callbacks that wait for one of its operators. */
  | `team-queue:${string}`
  /** Seconds to the ringing of the customer's phone; absent where nobody is free. */
  | `expected-wait:${string}`
  /** Calls that it was given within the last hour. */
  | `team-calls:${string}`
  /** Of these, how many it took, percent; absent where none is over. */
  | `answer-rate:${string}`
  /** What a minute costs at a call centre; absent where nobody said. */
  | `team-price:${string}`;

/** What the walk itself knows, each time a node is entered. */
export type WalkFact =
  /** Tries that were begun. */
  | "attempts"
  /** How the last one ended: CallResult, or `closed`. */
  | "last-result"
  | "minutes-since-request"
  /** Where the customer falls at this node, 0…9999: the same at each visit, and for each request from the number. */
  | "lot";
