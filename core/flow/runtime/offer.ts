/** An offer as it is stored in its node's config and, checked, in the program: what the widget draws. Plain JSON. */
export interface Offer {
  form: OfferForm;
  /** For staff and statistics. */
  name: string;
  /** By language tag; the widget takes the page's, then the browser's, then the site's, then the first. */
  texts: Record<string, OfferTexts>;
  appearance: OfferAppearance;
  /** What is asked besides the number, in this order. */
  fields: readonly OfferField[];
  channels: readonly OfferChannel[];
  /** While the team is closed: offer a call at a chosen time, show nothing, or show the same. */
  outsideHours: "offer-time" | "hide" | "same";
  frequency: OfferFrequency;
  /** CSS selector of the place (`inline`), or of what opens the panel (`integrated`, where nothing was picked). */
  selector?: string;
  /** The parts of the site's own form that `integrated` works with, as they were picked on the site. */
  places?: OfferPlaces;
  /** Who is rung for requests of this offer; absent: the site's routing. */
  routingFlowId?: string;
  /** Whom the visitor may ask for; absent or empty: nobody is asked. */
  departments?: readonly OfferDepartment[];
  /** Other ways to write to the company, below the form. */
  messengers?: readonly OfferMessenger[];
}

export interface OfferDepartment {
  /** What a request names; stays when the words change. */
  id: string;
  /** By language tag, as `texts`. */
  labels: Record<string, string>;
  /** Who is rung for it; absent: whoever is for the offer. */
  routingFlowId?: string;
}

export interface OfferMessenger {
  kind: MessengerKind;
  /** https, or viber's own scheme. */
  url: string;
  /** What stands on a link of one's own; the others have their names. */
  label?: string;
}

export type MessengerKind = "telegram" | "whatsapp" | "viber" | "vk" | "custom";

/** `integrated` takes over a form of the site's own; `hidden` is opened by the page's code alone. */
export type OfferForm = "button" | "popup" | "slide-in" | "bar" | "inline" | "integrated" | "hidden";

/** Without `phone`, pressing `button` opens the panel; without `button`, sending the phone's form asks for the call. */
export interface OfferPlaces {
  phone?: PlaceLocator;
  button?: PlaceLocator;
  name?: PlaceLocator;
  /** A box that has to be ticked, or the site's own sentence that says what is agreed to. */
  consent?: PlaceLocator;
  /** Where it is shown how the call goes; absent: in the corner. */
  status?: PlaceLocator;
}

/** How to find one part of a page again, also after the page has changed somewhat. */
export interface PlaceLocator {
  /** CSS selectors, the most durable first: the first that matches anything counts. */
  selectors: readonly string[];
  /** Shadow hosts and frames on the way there, from the outside in; each by selectors as above. */
  within?: readonly (readonly string[])[];
  /** The words on it or beside it: tell apart what several share. */
  text?: string;
}

/** Variables in braces: {seconds} (measured, to the ringing phone), {page} (its title), {site}. */
export interface OfferTexts {
  title: string;
  text: string;
  button: string;
  /** After the request; absent: the widget's own words. */
  sent?: string;
  /** Answers to choose from where the topic is asked; absent or empty: it is written freely. */
  topics?: readonly string[];
}

export interface OfferAppearance {
  /** #rrggbb; null: the site's. */
  color: string | null;
  /** A button or slide-in stands right or left, a bar at the top or bottom. */
  position: "right" | "left" | "top" | "bottom";
  icon: "phone" | "bell" | "chat" | "headset" | "none";
  /** null: the site's. */
  theme: "light" | "dark" | "auto" | null;
  /** When it comes up by itself, once, to visitors who have pressed something on the page; absent: none. */
  sound?: "none" | "soft";
}

export type OfferField = "name" | "topic" | "email" | "company" | "comment";

/** `call-later`: the visitor chooses a time. */
export type OfferChannel = "call-now" | "call-later";

/** How seldom one visitor sees this offer by itself; an opening by hand is never held back. */
export interface OfferFrequency {
  /** null: as often as it is reached. */
  perSession: number | null;
  perDays: { times: number; days: number } | null;
  /** Days of silence after the visitor closed it; 0: none. */
  afterDismissalDays: number;
  /** Days of silence after the visitor asked for a call; 0: none. */
  afterRequestDays: number;
}
