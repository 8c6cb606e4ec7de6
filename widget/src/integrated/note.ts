import { bare, safely } from "../page/safely";
import { addSheet } from "../shell";
import themeCss from "../theme.css?text";
import type { Widget } from "../widget";
import noteCss from "./note.css?text";

/** A few words beside a part of the page, above everything and in nobody's way: nothing on the page moves. */
export interface Note {
  show(anchor: Element, side: "above" | "below"): void;
  hide(): void;
  isShown(): boolean;
}

const GAP = 6;
const EDGE = 8;

export function createNote(widget: Widget, body: HTMLElement): Note {
  const host = document.createElement("perezvon-note");
  host.setAttribute("data-nosnippet", "");
  const root = host.attachShadow(bare({ mode: "open" as const }));
  for (const css of [themeCss, noteCss]) addSheet(root, css, widget.link.nonce);
  root.append(body);
  let at: { anchor: Element; side: "above" | "below" } | undefined;
  let frame = 0;

  const hide = () => {
    at = undefined;
    cancelAnimationFrame(frame);
    host.remove();
  };
  /** Goes along with scrolling and whatever else moves the page. By transform: that is no layout shift. */
  const follow = safely(() => {
    if (!at) return;
    if (!at.anchor.isConnected || !host.isConnected) return hide();
    const box = boxOf(at.anchor);
    const { width, height } = host.getBoundingClientRect();
    const below = box.bottom + GAP;
    const above = box.top - GAP - height;
    const fits = at.side === "below" ? below + height < window.innerHeight : above < 0;
    const y = fits ? below : above;
    const x = Math.max(EDGE, Math.min(box.left, window.innerWidth - width - EDGE));
    // Variables alone reach through the reset on our own host.
    host.style.setProperty("--x", `${Math.round(x)}px`);
    host.style.setProperty("--y", `${Math.round(y)}px`);
    frame = requestAnimationFrame(follow);
  });

  return {
    hide,
    isShown: () => host.isConnected,
    show(anchor, side) {
      const isSame = at?.anchor === anchor && host.isConnected;
      at = { anchor, side };
      if (isSame) return;
      host.setAttribute("data-theme", widget.offer?.appearance.theme ?? widget.config.appearance.theme);
      // Inside of an open dialog: what is outside of that is neither seen nor read out.
      const outer = outermost(anchor);
      (outer.closest("dialog[open]") ?? document.body).append(host);
      if ("showPopover" in host) {
        host.setAttribute("popover", "manual");
        host.showPopover();
      }
      cancelAnimationFrame(frame);
      follow();
    },
  };
}

/** The frame of our own document that an element stands in, or the element itself. */
function outermost(element: Element): Element {
  let outer = element;
  while (outer.ownerDocument !== document) {
    const frame = outer.ownerDocument.defaultView?.frameElement;
    if (!frame) break;
    outer = frame;
  }
  return outer;
}

/** Where an element is in our own window, through its frames. */
export function boxOf(element: Element): { left: number; top: number; bottom: number; right: number } {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (element.ownerDocument === document || !frame) return { left, top, right, bottom };
  const outer = boxOf(frame);
  const x = outer.left + frame.clientLeft;
  const y = outer.top + frame.clientTop;
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}
