import { element, icon, pressable } from "../page/element";
import { CROSS } from "../page/icons";
import { safely } from "../page/safely";
import cardCss from "./card.css?text";
import { faceOf } from "./face";
import type { Placing } from "./placed";

/** What pop-up, slide-in and bar have in common: a headline, a sentence, one button, and a way to close it. */
export function cardParts({ widget, offer, onPress, onDismiss }: Placing): HTMLElement[] {
  widget.shell.addStyles(cardCss);
  const closer = pressable("offer-close", safely(onDismiss), icon(CROSS));
  closer.setAttribute("aria-label", widget.texts.close);
  const picture =
    offer.appearance.icon === "none"
      ? []
      : [element("div", { class: "offer-icon" }, icon(faceOf(offer).icon))];
  const words = element(
    "div",
    { class: "offer-words" },
    element("h2", { id: "offer-title", class: "offer-title", tabindex: "-1" }, offer.words.title),
    ...(offer.words.text ? [element("p", { class: "offer-text" }, offer.words.text)] : []),
  );
  const press = pressable("offer-press", safely(onPress), offer.words.button);
  const head = element("div", { class: "offer-head" }, ...picture, words);
  return [head, press, closer];
}

/** Escape closes it, unless the page had its own use for the key. Answers how to stop listening. */
export function closeOnEscape(onDismiss: () => void): () => void {
  const listener = safely((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) onDismiss();
  });
  document.addEventListener("keydown", listener);
  return () => document.removeEventListener("keydown", listener);
}
