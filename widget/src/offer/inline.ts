import { ask } from "../callback/asking";
import { safeColor, textOn } from "../page/contrast";
import { element, pressable } from "../page/element";
import { safely } from "../page/safely";
import extrasCss from "../panel/extras.css?text";
import { createForm } from "../panel/form";
import panelCss from "../panel/panel.css?text";
import { addSheet } from "../shell";
import themeCss from "../theme.css?text";
import type { Widget } from "../widget";
import inlineCss from "./inline.css?text";
import type { Place, Placed, Placing } from "./placed";

const LOOK_EVERY_MS = 500;

/** The form itself, in a place of the page. A page that draws the place anew gets it back. */
export const placeInline: Place = (placing) => {
  const { selector } = placing.offer;
  let inside: HTMLElement | undefined;
  const look = safely(() => {
    if (inside?.isConnected) return;
    const place = document.querySelector(selector ?? "");
    if (!place) return;
    inside ??= drawInline(placing);
    place.append(inside);
    placing.onShown();
  });
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  const placed: Placed = {
    remove() {
      clearInterval(timer);
      inside?.remove();
    },
  };
  return placed;
};

function drawInline({ widget, offer }: Placing): HTMLElement {
  const host = document.createElement("perezvon-inline");
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", offer.words.title);
  host.setAttribute("data-nosnippet", "");
  host.setAttribute("data-theme", offer.appearance.theme ?? widget.config.appearance.theme);
  const root = host.attachShadow({ mode: "open" });
  const color = safeColor(offer.appearance.color ?? widget.config.appearance.color);
  const variables = `:host{--accent:${color};--on-accent:${textOn(color)}}`;
  for (const css of [themeCss, panelCss, extrasCss, inlineCss, variables])
    addSheet(root, css, widget.link.nonce);
  const slot = element("div", { class: "inline" });
  root.append(slot);
  for (const name of ["keydown", "keypress", "keyup"]) {
    // Typing in our field must not set off the page's own shortcuts.
    slot.addEventListener(name, (event) => event.stopPropagation());
  }
  if (widget.isBusy()) showUnderway(widget, slot);
  else showForm(widget, slot);
  return host;
}

function showForm(widget: Widget, slot: HTMLElement): void {
  const form = createForm(widget, {
    onType() {},
    async onSubmit(answers) {
      if (!(await ask(widget, form, answers))) return;
      showUnderway(widget, slot);
      await widget.follow();
    },
  });
  slot.replaceChildren(form.body);
}

const SEE_PROGRESS = { en: "See how it goes", ru: "Посмотреть, как идёт" };

/** Once asked for, there is one place where it is told how it goes: the panel. */
function showUnderway(widget: Widget, slot: HTMLElement): void {
  const { texts } = widget;
  slot.replaceChildren(
    element(
      "div",
      { class: "view" },
      element("h2", {}, texts.headline.requested(null)),
      element("p", { class: "detail" }, widget.offer?.words.sent ?? texts.mayClose),
      pressable(
        "plain",
        safely(() => widget.follow()),
        SEE_PROGRESS[widget.language],
      ),
    ),
  );
}
