import type { Memory, MemoryScope } from "./memory";
import { randomId } from "./safely";

/**
 * The visitor's random name. Kept for good where somebody has to be recognised (a request was sent, a split has to stay
 * what it was); for the tab alone where it only joins the reports of one visit.
 */
export function visitorId(memory: Memory, scope: MemoryScope): string {
  const lasting = memory.read("lasting", "visitor");
  const known = lasting ?? memory.read("session", "visitor");
  const id = known ?? randomId();
  if (scope === "lasting" && !lasting) memory.write("lasting", "visitor", id);
  if (!known) memory.write("session", "visitor", id);
  return id;
}

/** The same visitor as a number, 0 ≤ x < 1. */
export const visitorShare = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
