import type { CallbackState } from "../callback/state";
import type { DisplayProgram, Evaluation } from "../flow/runtime/display-program";
import type { Facts, Source } from "./visitor-facts";

/** What the widget and the server say to each other. Only types: the widget must stay small. */

/** `GET /api/widget/{siteKey}/config`. Cacheable; carries nothing about the visitor. */
export interface WidgetConfig {
  /** Raised when the shape changes in a way an old loader cannot read. */
  version: 1;
  siteKey: string;
  siteName: string;
  /** ISO 3166-1 alpha-2: how national numbers are read. */
  defaultCountry: string;
  appearance: WidgetAppearance;
  /** Texts by language; the widget takes the page's, then the browser's, then `language`. */
  language: string;
  consent: Record<string, { version: number; text: string }>;
  /** Measured: seconds from request to the customer's phone ringing in most recent cases; null: nothing measured. */
  typicalSeconds: number | null;
  /** The team is open now; otherwise the next opening (ISO), or null where there is none. */
  open: boolean;
  opensAt: string | null;
  /** Calls are made by hand for now: nobody is called at once, and this (ISO) is the soonest time that is offered. */
  callsFrom?: string;
  /** What shows to whom; null: the plain button for everybody. */
  display: LiveDisplay | null;
  /** How long a visitor may be remembered: for months, so once the page's consent says so, or for the visit alone. */
  memory: "lasting" | "consented" | "visit";
  /** The routing asks what brought a visitor: how the visit began is kept for it, from the first page on. */
  notesArrival: boolean;
}

/** The published display flow of a site. */
export interface LiveDisplay {
  flowId: string;
  revision: number;
  program: DisplayProgram;
  /** A visitor of whom nothing is known is offered a button: where the rules' code does not come, the plain one stands in. */
  hasPlainButton: boolean;
}

/**
 * `GET /api/widget/{siteKey}/facts?keys=operators-free,expected-wait,team-open:…`: what only the server knows, some
 * seconds old. Keys that are not known are absent.
 */
export interface ServerFacts {
  facts: Facts;
  /** Server's clock at the answer (ISO). */
  at: string;
}

/**
 * `POST /api/widget/{siteKey}/decisions`, one report a beacon (JSON as text/plain, so that no preflight is needed), 204.
 * `decided` once for each evaluation that reached something else than the last one of the view; the others when they
 * happen to the offer that is named in `decision`. `missing`: the parts of the page that it works with are not there.
 */
export interface DecisionReport extends Evaluation {
  event: "decided" | "shown" | "missing" | "opened" | "dismissed" | "requested" | "messenger";
  flowId: string;
  revision: number;
  /** Random once a page view: reports of one view make one story. A new address in a single-page app is a new view. */
  view: string;
  visitorId: string;
  page: string;
  /** What was known of the program's needs. Texts that may be personal are not kept. */
  facts: Facts;
  /** ISO instant by the visitor's clock. */
  at: string;
  /** Of `requested`: the callback that came of it. */
  callbackId?: string;
}

export interface WidgetAppearance {
  /** CSS hex colour with enough contrast against white or black text. */
  color: string;
  position: "right" | "left";
  theme: "light" | "dark" | "auto";
}

/** `POST /api/v1/callbacks` */
export interface CallbackRequest {
  siteKey: string;
  phone: string;
  consent: true;
  /** Of the consent text that was shown (in the config, `consent`); absent: the newest was. */
  consentVersion?: number;
  page: string;
  pageTitle?: string;
  /** The page that this visit came from. */
  referrer?: string;
  /** The page on which this visit began. */
  landing?: string;
  /** What brought this visit; absent: read from `landing` and `referrer`, where there is a landing page. */
  source?: Source;
  /** From when the form was shown until it was sent. */
  fillSeconds?: number;
  fields?: Record<string, string>;
  /** Whom the visitor asked for: the id of one of the offer's departments. Counts only as the published offer has it. */
  department?: string;
  language?: string;
  visitorId?: string;
  /** The offer node's id, where a display flow decided; any text of one's own elsewhere. */
  offer?: string;
  /** Where a display flow decided: which revision, in which view (as in DecisionReport). */
  display?: { flowId: string; revision: number; view: string };
  /** ISO instant */
  scheduledFor?: string;
}

/** 202 */
export interface CallbackAccepted {
  id: string;
  statusUrl: string;
  eventsUrl: string;
  cancelUrl: string;
}

/** What statusUrl answers and each `state` event carries. */
export type CallbackStatus = CallbackState & {
  /** E.164, masked: +7 495 ***-**-67 */
  phoneMasked: string;
  operatorName: string | null;
  talkSeconds: number;
  rating: number | null;
  /** Server's clock at the answer (ISO): countdowns are computed against it. */
  now: string;
};

/** RFC 9457 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Field → what is wrong with it, in the request's language. */
  errors?: Record<string, string>;
}
