import { element } from "../page/element";
import { cardParts, closeOnEscape } from "./card";
import type { Place } from "./placed";
import slideInCss from "./slide-in.css?text";

/** In the corner, beside what the visitor does: it takes no focus, and screen readers say it when they have time. */
export const placeSlideIn: Place = (placing) => {
  const { shell } = placing.widget;
  const { title, text } = placing.offer.words;
  shell.addStyles(slideInCss);
  const card = element(
    "div",
    { class: "offer-slide-in", role: "dialog", "aria-labelledby": "offer-title" },
    ...cardParts(placing),
  );
  shell.root.append(card);
  shell.announce([title, text].join(". "));
  const stopListening = closeOnEscape(placing.onDismiss);
  placing.onShown();
  return {
    remove() {
      stopListening();
      card.remove();
    },
  };
};
