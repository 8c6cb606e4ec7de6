import type { Shell } from "../shell";
import smallCardCss from "./small-card.css?text";

/** The panel as a card of a few lines. Its looks come with a callback that the page's own form has asked for. */
export const dressSmall = (shell: Shell): void => shell.addStyles(smallCardCss);
