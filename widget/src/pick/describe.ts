import type { PlaceLocator } from "@/core/flow/runtime/offer";
import { inside, type Root, wordsOf } from "../integrated/locate";
import { wayUp } from "../integrated/own-form";
import { selectorsFor } from "./selectors";
import { traitsOf } from "./traits";

/** How to find an element again, through the shadow roots and frames that it stands in. */
export function locatorOf(element: Element): PlaceLocator {
  const hosts: Element[] = [];
  for (let part = element; ; ) {
    const host = hostOf(part);
    if (!host) break;
    hosts.unshift(host);
    part = host;
  }
  const text = wordsOf(element);
  return {
    selectors: selectorsIn(element),
    ...(hosts.length > 0 ? { within: hosts.map(selectorsIn) } : {}),
    ...(text ? { text } : {}),
  };
}

function selectorsIn(element: Element): string[] {
  const root = element.getRootNode();
  return selectorsFor(traitsOf(element), (selector) => {
    try {
      return isRoot(root) ? root.querySelectorAll(selector).length : 0;
    } catch {
      return 0;
    }
  });
}

const isRoot = (node: Node): node is Root => "querySelectorAll" in node;

/** What an element's own tree hangs from: a shadow host, a frame, or nothing where it is the page itself. */
function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  if ("host" in root) return (root as ShadowRoot).host;
  const frame = element.ownerDocument.defaultView?.frameElement;
  return element.ownerDocument !== document && frame ? frame : undefined;
}

/** Every root of the page that can be seen into. Looked for anew each time: pages draw themselves anew. */
export function allRoots(): Root[] {
  const roots: Root[] = [document];
  for (let at = 0; at < roots.length; at++) {
    for (const element of roots[at]?.querySelectorAll("*") ?? []) {
      if (element.localName.startsWith("perezvon-")) continue;
      const own = inside(element);
      if (own) roots.push(own);
    }
  }
  return roots;
}

/** The form that an element belongs to, or the nearest box that holds several controls. */
export function formAround(element: Element): Element | undefined {
  const own: Partial<HTMLInputElement> = element;
  if (own.form) return own.form;
  const way = wayUp(element).slice(1);
  return (
    way.find(({ localName }) => localName === "form") ??
    way.find((part) => part.querySelectorAll("input,button,a,[role=button]").length > 1)
  );
}
