import type { Fact, FactKey } from "@/core/widget-contract/visitor-facts";
import { hasOpenDialog } from "../page/busy";
import { safely } from "../page/safely";
import { needsOneOf, partsOf, type Source, type Watch } from "./source";

interface Doings {
  seconds: number;
  idle: number;
  scrolled: number;
  clicks: number;
  hasCopied: boolean;
  wantsOut: boolean;
}

const fresh = (): Doings => ({
  seconds: 0,
  idle: 0,
  scrolled: 0,
  clicks: 0,
  hasCopied: false,
  wantsOut: false,
});

/** What the visitor does on this page. Everything passive: no event of the page is stopped or changed. */
export function watchBehaviour(watch: Watch): Source {
  let done = fresh();
  const listen = (name: string, task: (event: Event) => void) =>
    document.addEventListener(name, safely(task), { passive: true, capture: true });

  watch.onTurn(() => {
    done = fresh();
    measureScroll(done);
  });
  watch.onTick((seconds) => {
    if (hasOpenDialog()) return;
    done.seconds += seconds;
    done.idle += seconds;
    // The page may have grown, or have put there what was asked for, without anybody scrolling.
    measureScroll(done);
    watch.changed();
  });
  for (const name of ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"])
    listen(name, () => {
      done.idle = 0;
    });
  listen("scroll", () => {
    if (measureScroll(done) || needsOneOf(watch.needs, "visible")) watch.changed();
  });
  listen("click", (event) => {
    if (isOurs(event)) return;
    done.clicks += 1;
    watch.changed();
  });
  listen("copy", () => {
    done.hasCopied = true;
    watch.changed();
  });
  if (needsOneOf(watch.needs, "exit-intent"))
    watchExit(() => {
      done.wantsOut = true;
      watch.changed();
    });
  measureScroll(done);
  return (key) => readDoing(key, done);
}

function readDoing(key: FactKey, done: Doings): Fact | undefined {
  const [kind, name] = partsOf(key);
  if (kind === "seconds-on-page") return Math.floor(done.seconds);
  if (kind === "seconds-idle") return Math.floor(done.idle);
  if (kind === "scroll-depth") return done.scrolled;
  if (kind === "exit-intent") return done.wantsOut;
  if (kind === "clicks") return done.clicks;
  if (kind === "text-copied") return done.hasCopied;
  return kind === "visible" ? isVisible(name) : undefined;
}

const isOurs = (event: Event) =>
  event.target instanceof Element && event.target.localName.startsWith("perezvon-");

/** Whether it went deeper. A page that fits into the window was seen whole. */
function measureScroll(done: Doings): boolean {
  const page = document.scrollingElement;
  if (!page || page.scrollHeight === 0) return false;
  const seen = Math.min(100, Math.round(((page.scrollTop + window.innerHeight) / page.scrollHeight) * 100));
  if (seen <= done.scrolled) return false;
  done.scrolled = seen;
  return true;
}

/** Some part of it is on screen now. A selector that is none finds nothing. */
function isVisible(selector: string): boolean {
  try {
    return [...document.querySelectorAll(selector)].some((found) => {
      const { top, bottom, left, right, width, height } = found.getBoundingClientRect();
      const isOnScreen = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
      return width > 0 && height > 0 && isOnScreen && getComputedStyle(found).visibility === "visible";
    });
  } catch {
    return false;
  }
}

/** A swipe back up of this part of the window within so long, after reading on, is looking for the address bar. */
const SWIPE_UP = 0.5;
const SWIPE_MS = 300;

/** The mouse leaves through the top edge; on a touch screen, where there is no such edge, a fast swipe up. */
function watchExit(onExit: () => void): void {
  document.documentElement.addEventListener(
    "mouseleave",
    safely((event: MouseEvent) => {
      if (event.clientY <= 0) onExit();
    }),
    { passive: true },
  );
  if (!matchMedia("(pointer: coarse)").matches) return;
  let since = { at: 0, top: 0 };
  document.addEventListener(
    "scroll",
    safely(() => {
      const now = { at: performance.now(), top: window.scrollY };
      if (now.at - since.at > SWIPE_MS || now.top > since.top) since = now;
      else if (since.top - now.top > window.innerHeight * SWIPE_UP) onExit();
    }),
    { passive: true, capture: true },
  );
}
