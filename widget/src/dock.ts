import { safely } from "./page/safely";
import type { Shell } from "./shell";

const GAP = 12;
const EVERY_MS = 1_500;
/** After a press a banner usually goes away, with an animation. */
const AFTER_PRESS_MS = 400;
/** Taller than this part of the window it is no bar but a curtain: the page wants all attention, we stay where we are. */
const CURTAIN = 0.6;

/**
 * Keeps the corner we use free of the page's own fixed things at the bottom (cookie banners, call-to-action bars, other
 * buttons): `--lift` says by how many pixels to sit higher. Looking is a hit test of a few points, when the page is idle,
 * because banners come and go without any event that could be listened to.
 */
export function keepClear(shell: Shell): void {
  const look = () => {
    if (document.visibilityState === "visible") shell.setVariable("--lift", `${lift(shell)}px`);
  };
  const whenIdle = safely(() => {
    if ("requestIdleCallback" in window) requestIdleCallback(safely(look));
    else look();
  });
  // Also the first time: while the page loads, a hit test would make it lay itself out for us alone.
  whenIdle();
  setInterval(whenIdle, EVERY_MS);
  window.addEventListener("resize", safely(look), { passive: true });
  document.addEventListener(
    "click",
    safely(() => void setTimeout(whenIdle, AFTER_PRESS_MS)),
    { passive: true, capture: true },
  );
}

function lift(shell: Shell): number {
  const height = window.innerHeight;
  const width = window.innerWidth;
  // A bar of ours needs the whole width, everything else its corner.
  const isBar = shell.root.querySelector(".offer-bar") !== null;
  const isLeft = shell.root.host.getAttribute("data-position") === "left";
  const places = [
    ...(isLeft || isBar ? [48, 200] : []),
    ...(isLeft && !isBar ? [] : [width - 48, width - 200]),
  ];
  let raised = 0;
  // One bar may sit on another: look again at the new place, a few times.
  for (let turn = 0; turn < 3; turn++) {
    const bottom = height - raised;
    const tops = [bottom - 6, bottom - 30, bottom - 66]
      .flatMap((y) => places.map((x) => fixedTop(shell, x, y)))
      .filter((top): top is number => top !== undefined);
    const next = height - Math.min(...tops) + GAP;
    if (tops.length === 0 || next <= raised || next > height * CURTAIN) return raised;
    raised = Math.round(next);
  }
  return raised;
}

/** The upper edge of the page's fixed thing at that point, if there is one and it is no curtain. */
function fixedTop(shell: Shell, x: number, y: number): number | undefined {
  for (const hit of document.elementsFromPoint(Math.max(0, x), y)) {
    if (hit === shell.root.host) continue;
    for (let part: Element | null = hit; part && part !== document.body; part = part.parentElement) {
      const { position, bottom } = getComputedStyle(part);
      if (position !== "fixed" && !(position === "sticky" && bottom !== "auto")) continue;
      const box = part.getBoundingClientRect();
      if (box.height < window.innerHeight * CURTAIN && box.bottom > window.innerHeight - 120) return box.top;
    }
  }
  return undefined;
}
