import type { Memory } from "./memory";

/**
 * Where it is kept how this visit began, while that lasts: by the time somebody asks, the page is often another one.
 * The page, what it was reached from, and what that is called where display rules have asked; parted by spaces, of which
 * an address has none.
 */
export const ARRIVAL = "arrival";

/** It began with this page, unless an earlier one of this site led here. */
export function noteArrival(memory: Memory): void {
  const from = document.referrer;
  if (!memory.read("session", ARRIVAL) || (from && !from.startsWith(location.origin)))
    memory.write("session", ARRIVAL, `${location.href} ${from}`);
}
