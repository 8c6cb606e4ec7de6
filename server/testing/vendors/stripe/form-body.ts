import type { Thing } from "./description";

/** Reads `items[0][price]=x&lookup_keys[]=y`, as Stripe's SDKs write bodies and queries. */
export function readForm(text: string): Thing {
  const form: Thing = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split("[").map((part) => part.replace(/\]$/, ""));
    put(form, path, value);
  }
  return arraysOf(form) as Thing;
}

function put(into: Thing, path: string[], value: string): void {
  const [head = "", ...rest] = path;
  const key = head === "" ? String(Object.keys(into).length) : head;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  into[key] ??= {};
  put(into[key], rest, value);
}

/** Objects whose keys are 0, 1, 2 … are lists. */
function arraysOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, arraysOf(inner)] as const);
  if (entries.length > 0 && entries.every(([key], at) => key === String(at)))
    return entries.map(([, inner]) => inner);
  return Object.fromEntries(entries);
}
