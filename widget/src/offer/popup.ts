import { element } from "../page/element";
import { safely } from "../page/safely";
import { cardParts } from "./card";
import type { Place } from "./placed";
import popupCss from "./popup.css?text";

/**
 * In the middle, modal: the browser's own dialog keeps the focus inside, closes on Escape and gives the focus back.
 * The headline takes the focus and not the button: somebody who scrolls by the space bar must not press it.
 */
export const placePopup: Place = (placing) => {
  const { shell } = placing.widget;
  shell.addStyles(popupCss);
  const dialog = element(
    "dialog",
    { class: "offer-popup", "aria-labelledby": "offer-title" },
    ...cardParts(placing),
  );
  dialog.addEventListener(
    "cancel",
    safely((event: Event) => {
      event.preventDefault();
      placing.onDismiss();
    }),
  );
  dialog.addEventListener(
    "click",
    safely((event: MouseEvent) => {
      // What lies around the dialog counts as the dialog itself; what is on it has a target of its own.
      if (event.target === dialog) placing.onDismiss();
    }),
  );
  shell.root.append(dialog);
  dialog.showModal();
  dialog.querySelector("h2")?.focus();
  placing.onShown();
  return {
    remove() {
      dialog.close();
      dialog.remove();
    },
  };
};
