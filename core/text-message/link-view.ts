/** What the page behind a text message's link shows. Instants are ISO 8601. */
export interface TextLinkView {
  site: string;
  /** Enough of the customer's number to know it by. */
  phone: string;
  /** Of the people who call: times are theirs. */
  timeZone: string;
  state: TextLinkState;
  /** Somebody works now. */
  canCallNow: boolean;
  /** Times to choose from, by day ("2026-12-01") of that time zone. */
  days: { date: string; times: string[] }[];
}

export type TextLinkState =
  /** Nothing is arranged. */
  | { kind: "open" }
  | { kind: "scheduled"; at: string }
  /** Phones are rung, or they talk. */
  | { kind: "calling" }
  | { kind: "talked" };
