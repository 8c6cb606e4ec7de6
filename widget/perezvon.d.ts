/**
 * What the widget's script puts on a page as `window.perezvon`. Copy this file into a TypeScript project to have it
 * checked there; docs/widget.md has the lines that declare the global, and examples.
 */
export interface Perezvon {
  /** Opens the panel; before the widget has loaded, as soon as it has. */
  open(): void;
  close(): void;
  /** What the page knows of its visitor. Later calls add to earlier ones. */
  identify(identity: PerezvonIdentity): void;
  /**
   * Something happened that display rules may ask for. `track("cart", { value })` says what the cart is worth;
   * of all other events only the name and how often it came count.
   */
  track(event: string, data?: Record<string, unknown>): void;
  /** Calls the listener at every event of that name. Answers a function that takes it away again. */
  on<Name extends keyof PerezvonEvents>(
    event: Name,
    listener: (detail: PerezvonEvents[Name]) => void,
  ): () => void;
  /** One or more commands, each a method's name and its arguments: `push(["open"], ["track", "compared"])`. */
  push(...commands: PerezvonCommand[]): void;
}

export interface PerezvonIdentity {
  /** Stands in the form already; the visitor still presses the button. */
  phone?: string;
  name?: string;
  /** For the condition "visitor attribute". They stay in the browser. */
  attributes?: Record<string, string | number | boolean | readonly string[]>;
  /** For sites whose consent platform speaks neither TCF nor Google's consent mode. */
  consent?: "granted" | "denied";
}

export type PerezvonForm = "button" | "popup" | "slide-in" | "bar" | "inline" | "integrated" | "hidden";

export interface PerezvonEvents {
  open: Record<string, never>;
  close: Record<string, never>;
  /** An offer can be seen. */
  shown: { offer: string; form: PerezvonForm };
  /** The visitor closed it. */
  dismissed: { offer: string; form: PerezvonForm };
  requested: { id: string };
  /** The visitor went over to one of the company's chats. */
  messenger: { offer: string; messenger: "telegram" | "whatsapp" | "viber" | "vk" | "custom" };
  stage: { id: string; stage: string };
  finished: {
    id: string;
    outcome: "conversation" | "unreached" | "nobody-free" | "cancelled" | "refused" | "failed";
  };
  /** For the site's own monitoring. */
  error: { message: string };
}

export type PerezvonCommand =
  | ["open"]
  | ["close"]
  | ["identify", PerezvonIdentity]
  | ["track", string, Record<string, unknown>?]
  | {
      [Name in keyof PerezvonEvents]: ["on", Name, (detail: PerezvonEvents[Name]) => void];
    }[keyof PerezvonEvents];
