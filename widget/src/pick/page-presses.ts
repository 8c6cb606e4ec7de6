import type { Root } from "../integrated/locate";
import { safely } from "../page/safely";
import { allRoots } from "./describe";

/** What the page must not hear of while somebody chooses on it. */
const HELD =
  "click auxclick dblclick pointerdown pointerup mousedown mouseup touchend submit contextmenu dragstart".split(
    " ",
  );

export interface PagePresses {
  /** The page draws itself anew, with new frames. */
  look(): void;
  stop(): void;
}

export interface PressListener {
  /** Not while the page is used as ever. */
  isPicking(): boolean;
  onHover(target: Element | undefined): void;
  onPress(target: Element): void;
}

/** Keeps presses from the page, and hands them over; also those inside of shadow roots and frames. */
export function holdPresses(own: Element, listener: PressListener): PagePresses {
  const documents = new Set<Document>();
  const targetOf = (event: Event): Element | undefined => {
    const path = event.composedPath();
    if (path.includes(own)) return undefined;
    // Elements of frames belong to another window: no `instanceof`.
    return path.find((part): part is Element => "localName" in part && "getBoundingClientRect" in part);
  };
  const onHeld = safely((event: Event) => {
    const target = targetOf(event);
    if (!target || !listener.isPicking()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === "click") listener.onPress(target);
  });
  const onMove = safely((event: Event) => {
    listener.onHover(listener.isPicking() ? targetOf(event) : undefined);
  });
  const attach = (root: Root) => {
    if (!("defaultView" in root) || documents.has(root)) return;
    documents.add(root);
    // On the window: before everything that the page itself listens to.
    const target = root.defaultView ?? root;
    for (const name of HELD) target.addEventListener(name, onHeld, { capture: true });
    target.addEventListener("pointermove", onMove, { capture: true, passive: true });
  };
  attach(document);
  return {
    look: () => allRoots().forEach(attach),
    stop() {
      for (const root of documents) {
        const target = root.defaultView ?? root;
        for (const name of HELD) target.removeEventListener(name, onHeld, { capture: true });
        target.removeEventListener("pointermove", onMove, { capture: true });
      }
    },
  };
}
