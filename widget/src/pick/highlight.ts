import { boxOf } from "../integrated/note";
import { element } from "../page/element";
import { safely } from "../page/safely";

/** Frames drawn over parts of the page: what the pointer is on, and what was chosen. They take no pointer. */
export interface Highlight {
  layer: HTMLElement;
  hover(target: Element | undefined, label?: string): void;
  /** By the words that stand on the frame. */
  chosen(parts: { target: Element; label: string }[]): void;
}

interface Frame {
  box: HTMLElement;
  target: Element;
}

export function createHighlight(): Highlight {
  const layer = element("div", { class: "frames", "aria-hidden": "true" });
  let hovered: Frame | undefined;
  let chosen: Frame[] = [];

  const draw = (target: Element, label: string, className: string): Frame => {
    const box = element("div", { class: className }, ...(label ? [element("span", {}, label)] : []));
    layer.append(box);
    return { box, target };
  };
  /** By transform and size alone, each frame of the screen: pages scroll and draw themselves anew. */
  const follow = safely(() => {
    for (const { box, target } of hovered ? [...chosen, hovered] : chosen) {
      const { left, top, right, bottom } = boxOf(target);
      box.hidden = right <= left || !target.isConnected;
      box.style.transform = `translate(${left - 4}px,${top - 4}px)`;
      box.style.width = `${right - left + 8}px`;
      box.style.height = `${bottom - top + 8}px`;
    }
    requestAnimationFrame(follow);
  });
  follow();
  return {
    layer,
    hover(target, label = "") {
      if (hovered?.target === target) return;
      hovered?.box.remove();
      hovered = target && draw(target, label, "frame hovered");
    },
    chosen(parts) {
      const isSame =
        parts.length === chosen.length && parts.every(({ target }, at) => chosen[at]?.target === target);
      if (isSame) return;
      for (const { box } of chosen) box.remove();
      chosen = parts.map(({ target, label }) => draw(target, label, "frame"));
    },
  };
}
