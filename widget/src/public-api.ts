/** What `window.perezvon` offers the page, and how the loader hands it on to the rest of the widget. */

export type WidgetEvent =
  | "open"
  | "close"
  | "shown"
  | "dismissed"
  | "requested"
  | "messenger"
  | "stage"
  | "finished"
  | "error";
export type WidgetListener = (detail: Record<string, string | null>) => void;
export type Command = "open" | "close";

/** What the page knows of its visitor. Nothing of it leaves the browser before the visitor asks for a callback. */
export interface Identity {
  phone?: string;
  name?: string;
  /** Asked for by display rules: `attribute:tier`. */
  attributes?: Record<string, unknown>;
  consent?: "granted" | "denied";
}

export interface PublicApi {
  /** Opens the panel; before the widget has loaded, as soon as it has. */
  open(): void;
  close(): void;
  /** Later calls add to earlier ones. */
  identify(identity: Identity): void;
  /** Something happened on the page that display rules may ask for: `event:added-to-cart`. */
  track(event: string, data?: Record<string, unknown>): void;
  /** Answers a function that takes the listener away again. What a listener throws stays with the listener. */
  on(event: WidgetEvent, listener: WidgetListener): () => void;
  /** For pages that speak before the script is there: `(window.perezvon ||= []).push(["open"])`. */
  push(...commands: unknown[]): void;
}

/** Made by the loader, lives as long as the page: the loader collects, the main chunk serves. */
export interface Link {
  /** Where widget.js came from, with a slash at the end. */
  base: string;
  siteKey: string;
  /** The token in the address, where the editor has sent somebody here to choose parts of the page. */
  pick: string | undefined;
  /** The nonce of the page's Content-Security-Policy, or "". */
  nonce: string;
  listeners: Set<{ event: WidgetEvent; listener: WidgetListener }>;
  /** Commands given before the main chunk took over. */
  waiting: Command[];
  /** Set by the main chunk once it can act. */
  run: ((command: Command) => void) | undefined;
  identity: Identity;
  /** Event → how often the page told of it. */
  tracked: Map<string, number>;
  /** What the cart is worth, where the page told it: `track("cart", { value })`. */
  cart: number | undefined;
  /** Set by the display rules: the page told something new. */
  changed: (() => void) | undefined;
}

/**
 * Tells the page: its listeners, whoever listens on the document (`perezvon:shown`), and its dataLayer where it has one.
 * Nothing they throw comes back to us.
 */
export function emit(link: Link, event: WidgetEvent, detail: Record<string, string | null> = {}): void {
  for (const entry of [...link.listeners]) {
    if (entry.event !== event) continue;
    try {
      entry.listener(detail);
    } catch {
      // The page's own mistake: it must not stop a callback that is under way.
    }
  }
  document.dispatchEvent(new CustomEvent(`perezvon:${event}`, { detail }));
  const layer: unknown = Reflect.get(window, "dataLayer");
  try {
    if (Array.isArray(layer)) layer.push({ event: `perezvon_${event}`, perezvon: detail });
  } catch {
    // A tag manager that replaced `push` is the page's, and so are its mistakes.
  }
}
