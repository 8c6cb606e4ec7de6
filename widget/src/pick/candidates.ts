import { wordsOf } from "../integrated/locate";
import { allRoots, formAround } from "./describe";
import { phoneLikeness } from "./phone-likeness";
import { traitsOf } from "./traits";

export const PLACES = ["phone", "button", "name", "consent", "status"] as const;
export type PlaceName = (typeof PLACES)[number];

export interface Candidate {
  element: Element;
  /** The page says so itself, as far as can be told. */
  isLikely: boolean;
}

const MOST = 8;
const FIELDS =
  "input:not([type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button],[type=image],[type=file])";
const BUTTONS =
  "button,[type=submit],[type=image],input[type=button],[role=button],a[class*=btn],a[class*=button]";
const BOXES = "input[type=checkbox],[role=checkbox],[role=switch]";
const STATUSES =
  "[role=status],[role=alert],[aria-live],output,[class*=response],[class*=success],[class*=message]";

const SAYS_NAME = /name|имя|как к вам|фио/i;
const SAYS_SEND = /send|submit|call|order|request|отправ|заказ|позвон|заявк|перезвон/i;
const SAYS_CONSENT = /agree|consent|privacy|terms|соглас|персональн|политик/i;

/** What could be meant on this page, the likeliest first. `phone`: the field that was chosen, where one was. */
export function candidatesFor(place: PlaceName, phone: Element | undefined): Candidate[] {
  if (place === "phone")
    return ranked(all(FIELDS), (field) => phoneLikeness(traitsOf(field), wordsOf(field)));
  const form = phone && formAround(phone);
  const near = (element: Element) => (form?.contains(element) ? 4 : 0);
  if (place === "button")
    return ranked(all(BUTTONS), (button) => {
      const { type }: Partial<HTMLButtonElement> = button;
      return near(button) + (type === "submit" ? 3 : 0) + (SAYS_SEND.test(wordsOf(button)) ? 1 : 0);
    });
  if (place === "name")
    return ranked(
      all(FIELDS).filter((field) => field !== phone),
      (field) => near(field) + (SAYS_NAME.test(sayings(field)) ? 3 : 0),
    );
  if (place === "consent")
    return ranked(all(BOXES), (box) => near(box) + (SAYS_CONSENT.test(sayings(box)) ? 3 : 0));
  return ranked(all(STATUSES), near);
}

/** A form's own likeliness begins here: near the number, or sure by itself. */
const LIKELY = 5;

function ranked(elements: Element[], likeness: (element: Element) => number): Candidate[] {
  return elements
    .map((element) => ({ element, score: likeness(element) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ element, score }) => ({ element, isLikely: score >= LIKELY }));
}

const all = (selector: string): Element[] =>
  allRoots().flatMap((root) =>
    [...root.querySelectorAll(selector)].filter(
      (element) => !element.localName.startsWith("perezvon-") && !isDrawnByUs(element),
    ),
  );

const isDrawnByUs = (element: Element): boolean => {
  const root = element.getRootNode();
  return "host" in root && (root as ShadowRoot).host.localName.startsWith("perezvon-");
};

const sayings = (element: Element): string =>
  ["name", "id", "autocomplete"].map((name) => element.getAttribute(name) ?? "").join(" ") + wordsOf(element);

/** What was meant by pressing there: the field of a label, the button around its icon. */
export function meantBy(place: PlaceName, pressed: Element): Element {
  if (place === "status") return pressed;
  const { control }: Partial<HTMLLabelElement> = pressed.closest("label") ?? {};
  if (place === "button") return pressed.closest(BUTTONS) ?? pressed.closest("a") ?? pressed;
  const wanted = place === "consent" ? BOXES : FIELDS;
  const inside = pressed.querySelectorAll(wanted);
  return pressed.closest(wanted) ?? control ?? (inside.length === 1 ? inside[0] : undefined) ?? pressed;
}

/** Whether it can be worked with: a number stands in a field, agreement in a box or in words. */
export function fits(place: PlaceName, element: Element): boolean {
  return place === "phone" || place === "name" ? "value" in element && element.localName !== "button" : true;
}
