import type { PlaceLocator } from "@/core/flow/runtime/offer";
import { element } from "../page/element";
import { bare } from "../page/safely";
import panelCss from "../panel/panel.css?text";
import { addSheet } from "../shell";
import themeCss from "../theme.css?text";
import type { Widget } from "../widget";
import { locate } from "./locate";
import statusCss from "./status-place.css?text";

/** Where the site wants to be shown how the call goes. */
export interface StatusPlace {
  /** Puts our part there; undefined where the place is not to be found. */
  open(): HTMLElement | undefined;
  /** A page that draws the place anew gets our part back. */
  keep(): void;
}

export function createStatusPlace(widget: Widget, locator: PlaceLocator | undefined): StatusPlace {
  let host: HTMLElement | undefined;
  let slot: HTMLElement | undefined;
  const draw = () => {
    host = document.createElement("perezvon-status");
    host.setAttribute("data-nosnippet", "");
    host.setAttribute("data-theme", widget.offer?.appearance.theme ?? widget.config.appearance.theme);
    const root = host.attachShadow(bare({ mode: "open" as const }));
    for (const css of [themeCss, panelCss, statusCss]) addSheet(root, css, widget.link.nonce);
    slot = element("div", { class: "inline" });
    root.append(slot);
    return host;
  };
  const put = () => {
    const [place] = locator ? locate(locator) : [];
    if (!place) return false;
    const part = host ?? draw();
    // What screen readers are kept from is no place for a button of ours: right behind it is.
    const unheard = place.closest('[aria-hidden="true"]');
    if (unheard) unheard.after(part);
    else place.append(part);
    return true;
  };
  return {
    open: () => (put() ? slot : undefined),
    keep() {
      if (host && !host.isConnected) put();
    },
  };
}
