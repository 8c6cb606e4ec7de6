import type { PlaceLocator } from "@/core/flow/runtime/offer";

export type Root = Document | ShadowRoot;

/** What may carry the words that a locator remembers, where none of its selectors fits any more. */
const NAMED = "button,a,input,textarea,select,[role=button],[role=textbox]";
const MAX_WORDS = 80;
/** A place in the order of things, or nothing but a type: what is found by it has to have the same words as well. */
const SAYS_LITTLE = /:nth-|^\w+\[type=/;

/**
 * The elements that a locator means now: several where a page has the same form twice, none where nothing fits.
 * Elements of frames belong to another window, so `instanceof` says nothing about them.
 */
export function locate(locator: PlaceLocator): Element[] {
  return rootsOf(locator).flatMap((root) => inRoot(root, locator));
}

/** The document, shadow root or frame's document where the element is looked for. Closed roots and other origins: none. */
export function rootsOf({ within = [] }: PlaceLocator): Root[] {
  let roots: Root[] = [document];
  for (const selectors of within) {
    roots = roots.flatMap((root) => {
      const found = selectors.map((selector) => query(root, selector)).find((all) => all.length > 0);
      return (found ?? []).flatMap((host) => inside(host) ?? []);
    });
  }
  return roots;
}

/** What an element opens: its shadow root, or its document where it is a frame of the same origin. */
export function inside(host: Element): Root | undefined {
  const frame: Partial<HTMLIFrameElement> = host;
  return host.shadowRoot ?? frame.contentDocument ?? undefined;
}

function inRoot(root: Root, { selectors, text }: PlaceLocator): Element[] {
  for (const selector of selectors) {
    const found = query(root, selector);
    const named = text ? found.filter((element) => wordsOf(element) === text) : [];
    if (named.length > 0) return named;
    if (found.length > 0 && !(text && SAYS_LITTLE.test(selector))) return found;
  }
  return text ? query(root, NAMED).filter((element) => wordsOf(element) === text) : [];
}

/** A selector that is none finds nothing. */
function query(root: Root, selector: string): Element[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** What people read on an element or beside it, in one line. */
export function wordsOf(element: Element): string {
  const { labels, placeholder, type, value }: Partial<HTMLInputElement> = element;
  const isButton = type === "submit" || type === "button" || type === "reset";
  const words =
    element.getAttribute("aria-label") ||
    labels?.[0]?.textContent ||
    placeholder ||
    (isButton && value) ||
    element.textContent ||
    "";
  return words.replace(/\s+/g, " ").trim().slice(0, MAX_WORDS);
}
