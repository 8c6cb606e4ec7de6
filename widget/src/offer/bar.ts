import { element } from "../page/element";
import barCss from "./bar.css?text";
import { cardParts, closeOnEscape } from "./card";
import type { Place } from "./placed";

/** Across the window, above the page and not in it, so that nothing moves; clear of the page's own bars at the bottom. */
export const placeBar: Place = (placing) => {
  const { shell } = placing.widget;
  const { words, appearance } = placing.offer;
  shell.addStyles(barCss);
  const bar = element(
    "div",
    { class: "offer-bar", role: "group", "aria-labelledby": "offer-title" },
    ...cardParts(placing),
  );
  bar.classList.toggle("at-top", appearance.position === "top");
  shell.root.append(bar);
  shell.announce([words.title, words.text].join(". "));
  const stopListening = closeOnEscape(placing.onDismiss);
  placing.onShown();
  return {
    remove() {
      stopListening();
      bar.remove();
    },
  };
};
