/** Manners on a stranger's page: nothing of ours throws into it, and what it did to built-in prototypes does not reach us. */

let report: (error: unknown) => void = () => {};

/** Where failures of our own go instead of into the page. */
export function reportTo(sink: (error: unknown) => void): void {
  report = sink;
}

/** The same function, except that it never throws and never leaves a rejected promise behind. */
export function safely<A extends unknown[]>(
  task: (...args: A) => void | Promise<void>,
): (...args: A) => void {
  return (...args) => {
    try {
      Promise.resolve(task(...args)).catch(report);
    } catch (error) {
      report(error);
    }
  };
}

/**
 * A copy without a prototype. The browser reads options (`fetch`, `attachShadow`) through the prototype chain, so a page
 * that adds `body` or `once` to Object.prototype would otherwise change our calls.
 */
export function bare<T extends object>(options: T): T {
  return Object.assign(Object.create(null), options);
}

/** What can be told as JSON; what is undefined is left out. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * JSON. Not JSON.stringify: old libraries add `toJSON` to String.prototype and Object.prototype, which turns every
 * string of ours into a quoted one.
 */
export function json(value: Json): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map(json).join(",")}]`;
  const pairs: string[] = [];
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (part !== undefined) pairs.push(`${quote(key)}:${json(part)}`);
  }
  return `{${pairs.join(",")}}`;
}

/** Array.isArray forgets that a list may be readonly. */
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function quote(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what JSON forbids
    /["\\\u0000-\u001f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}

/** 128 random bits. Not crypto.randomUUID: that one is missing on pages without TLS. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
