import { element } from "./page/element";
import { bare, safely } from "./page/safely";

/** Our one element on the page: a shadow root that the page's styles do not reach, and whose styles do not leave it. */
export interface Shell {
  root: ShadowRoot;
  /** Sets a custom property without an inline style. */
  setVariable(name: string, value: string): void;
  setAttribute(name: string, value: string): void;
  /** The same sheet is added once. */
  addStyles(css: string): void;
  /** Said by screen readers, politely, whether the panel is open or not. */
  announce(text: string): void;
}

/** A page that keeps taking us away means it: after so many times we stay away. */
const MAX_RETURNS = 20;

export function createShell(options: { label: string; nonce: string }): Shell {
  const host = document.createElement("perezvon-widget");
  // A region of its own: a page where everything lies in landmarks stays such a page.
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", options.label);
  // What is inside is no content of the page for search engines and page translators.
  host.setAttribute("data-nosnippet", "");
  const root = host.attachShadow(bare({ mode: "open" as const }));
  const speaker = element("div", { class: "spoken", "aria-live": "polite" });
  root.append(speaker);

  const addStyles = (css: string) => addSheet(root, css, options.nonce);
  const styled = new Set<string>();
  const variables = new Map<string, string>();
  let sheet: CSSStyleSheet | undefined;

  putOnPage(host);
  keepOnPage(host);
  return {
    root,
    addStyles(css) {
      if (styled.has(css)) return;
      styled.add(css);
      addStyles(css);
    },
    setAttribute: (name, value) => host.setAttribute(name, value),
    setVariable(name, value) {
      if (variables.get(name) === value) return;
      variables.set(name, value);
      const rules = `:host{${[...variables].map(([key, text]) => `${key}:${text}`).join(";")}}`;
      if (sheet) sheet.replaceSync(rules);
      else sheet = addStyles(rules);
    },
    announce(text) {
      if (speaker.textContent !== text) speaker.textContent = text;
    },
  };
}

/**
 * A constructable sheet: not subject to style-src, and no element in the page. Browsers without them (Safari before 16.4)
 * get a style element that carries the page's own nonce.
 */
export function addSheet(root: ShadowRoot, css: string, nonce: string): CSSStyleSheet | undefined {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  }
  const style = element("style", { nonce }, css);
  root.append(style);
  return undefined;
}

/**
 * Into the top layer where there is one: there the page's stacking and a transformed body (which makes `fixed` mean
 * something else) do not reach us. `manual`: nothing but us closes it, and it takes no focus.
 */
function putOnPage(host: HTMLElement): void {
  document.body.append(host);
  if (!("showPopover" in host)) return;
  host.setAttribute("popover", "manual");
  host.showPopover();
}

/** Pages that swap their body on navigation take us with it: come back, unless they insist. */
function keepOnPage(host: HTMLElement): void {
  let returns = 0;
  const observer = new MutationObserver(
    safely(() => {
      if (host.isConnected || !document.body) return;
      if (++returns > MAX_RETURNS) return observer.disconnect();
      putOnPage(host);
      observer.observe(document.body, bare({ childList: true }));
    }),
  );
  observer.observe(document.documentElement, bare({ childList: true }));
  observer.observe(document.body, bare({ childList: true }));
}
