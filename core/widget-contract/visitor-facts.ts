/**
 * What is known of a visitor on a page, as the display program asks for it: a flat record of keys. The widget gathers
 * only the keys that its program needs. A fact that is not known is absent, and every predicate on it is false.
 * Keys with a colon carry a name: `query:ref`, `cookie:plan`, `attribute:tier`, `visible:.price`, `event:added-to-cart`.
 */
export type FactKey = PlainFact | `${NamedFact}:${string}`;

export type Fact = string | number | boolean | readonly string[];
export type Facts = Partial<Record<FactKey, Fact>>;

/** Where a fact comes from decides when it can change. */
export type PlainFact =
  // The page, fixed until it is left. `url` has no fragment; `path` begins with a slash.
  | "url"
  | "path"
  | "title"
  | "language"
  // Where the visitor came from, of this visit (it begins with the first page after 30 idle minutes or a new source).
  | "referrer"
  | "source"
  | "utm_source"
  | "utm_medium"
  | "utm_campaign"
  | "utm_term"
  | "utm_content"
  /** A click id of an ad network stood in the address: gclid, yclid, fbclid, msclkid, … */
  | "ad-click"
  /** Which one. */
  | "ad-network"
  // The device.
  | "device"
  | "os"
  | "browser"
  | "screen-width"
  // Place and time, by the visitor's clock: minute of the day 0…1439, weekday 1 (Monday)…7, date 2026-11-22. By another
  // zone's: `minute:Europe/Moscow`, `weekday:…`, `date:…`.
  | "country"
  | "region"
  | "time-zone"
  | "minute"
  | "weekday"
  | "date"
  // The visitor's history on this site.
  | "returning"
  | "visits"
  | "pages-viewed"
  | "days-since-last-visit"
  | "requested-before"
  | "last-outcome"
  /** Days since an offer was closed by the visitor; absent: never. */
  | "days-since-dismissed"
  /** How often an offer was shown: to this visitor in this session, today, in the last 30 days; on the whole site today. */
  | "shown-session"
  | "shown-today"
  | "shown-month"
  | "shown-site-today"
  /** Random once a visitor, 0 ≤ x < 1: splits and hold-outs hash it with their salt. */
  | "visitor"
  // What the visitor does. Seconds stand still while the page is hidden or a dialog of the page is open.
  | "seconds-on-page"
  | "seconds-on-site"
  /** Percent of the page's height that was seen at its lowest. */
  | "scroll-depth"
  | "exit-intent"
  | "seconds-idle"
  | "clicks"
  | "text-copied"
  | "cart-value"
  /** granted | denied | unknown, of the site's consent platform (TCF, Google consent mode, or `perezvon.identify`). */
  | "consent"
  // Of the server, some seconds old.
  | "operators-free"
  | "expected-wait"
  | "team-open"
  /** Callbacks of the site's monthly budget that are left. */
  | "budget-left";

export type NamedFact =
  | "query"
  | "cookie"
  | "attribute"
  | "visible"
  /** How often the page told of it. */
  | "event"
  | "minute"
  | "weekday"
  | "date"
  /** Of one team, by its id. */
  | "team-open"
  | "operators-free"
  | "expected-wait";

export type Source = "direct" | "search" | "social" | "ads" | "email" | "referral" | "internal";
export type Device = "phone" | "tablet" | "desktop";
