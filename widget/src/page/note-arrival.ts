import { ARRIVAL, thisArrival } from "./arrival-note";
import type { Memory } from "./memory";

/** Only where the routing asks: it is stored before the visitor does anything. */
export function noteArrival(memory: Memory): void {
  const note = memory.read("session", ARRIVAL);
  if (!note || document.referrer) memory.write("session", ARRIVAL, thisArrival() || note || location.href);
}
