import { shownConsent } from "../config";
import { element } from "../page/element";
import { INTEGRATED_TEXTS } from "../texts/integrated-texts";
import { timeText } from "../texts/languages";
import type { Widget } from "../widget";
import { wordsOf } from "./locate";
import { createNote, type Note } from "./note";
import type { OwnForm } from "./own-form";

/** What the visitor agrees to by sending the site's own form, and whether they did. */
export interface Consent {
  /** Says it beside the button, unless the form says it itself. */
  show(form: OwnForm): void;
  hide(): void;
  /** `unsaid`: it was not to be read before the form was sent, so nobody has agreed. */
  given(form: OwnForm): "yes" | "unticked" | "unsaid";
}

/** The site's current consent text stands beside the button while the form is filled in; sending it is agreeing to it. */
export function createConsent(widget: Widget): Consent {
  const { config, language } = widget;
  const text = shownConsent(config.consent, language, config.language)?.text ?? "";
  const wish = element("p", { class: "wish" });
  const line = element("p");
  const note: Note = createNote(widget, element("div", { class: "note" }, wish, line));

  return {
    hide: note.hide,
    show(form) {
      if (isSaid(form.consent, text)) return note.hide();
      const texts = INTEGRATED_TEXTS[language];
      const how = isBox(form.consent)
        ? texts.byTicking
        : texts.byPressing(form.button ? wordsOf(form.button) : "");
      wish.textContent = wishOf(widget);
      line.textContent = `${how} ${text}`;
      const anchor = [form.button, form.phone].find((part) => part && isInView(part));
      note.show(anchor ?? form.phone, "below");
    },
    given({ consent }) {
      if (isBox(consent) && !isTicked(consent)) return "unticked";
      return note.isShown() || isSaid(consent, text) ? "yes" : "unsaid";
    },
  };
}

/** How soon we call: in the offer's words, or when we open. */
function wishOf({ config, language, offer }: Widget): string {
  if (config.open) return offer?.words.text ?? "";
  return config.opensAt
    ? INTEGRATED_TEXTS[language].later(timeText(config.opensAt, language, new Date()))
    : "";
}

const isBox = (part: HTMLInputElement | Element | undefined): part is HTMLInputElement =>
  part !== undefined &&
  (part.getAttribute("type") === "checkbox" ||
    part.getAttribute("role") === "checkbox" ||
    part.getAttribute("role") === "switch");

const isTicked = (box: HTMLInputElement): boolean =>
  box.checked || box.getAttribute("aria-checked") === "true";

/** The form says our text word for word, on the label of the box or where it was picked. */
function isSaid(part: HTMLInputElement | Element | undefined, text: string): boolean {
  if (!part) return false;
  const { labels }: Partial<HTMLInputElement> = part;
  const said = labels?.length ? [...labels].map((label) => label.textContent) : [part.textContent];
  return plain(said.join(" ")).includes(plain(text));
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

function isInView(part: Element): boolean {
  const { top, bottom, width } = part.getBoundingClientRect();
  const height = part.ownerDocument.defaultView?.innerHeight ?? 0;
  return width > 0 && bottom > 0 && top < height;
}
