import { zoneClock } from "../schedule/zone-clock";
import type { RoutingFactKey, RoutingFacts } from "./runtime/routing-facts";

const CLOCK_FACT = /^(?:minute|weekday|date):(.+)$/;

/** What the clocks show of whose zones is asked. */
export function clockFacts(asked: Iterable<RoutingFactKey>, at: number): RoutingFacts {
  const zones = new Set([...asked].flatMap((key) => CLOCK_FACT.exec(key)?.[1] ?? []));
  return Object.fromEntries(
    [...zones].flatMap((zone) =>
      Object.entries(zoneClock(zone, at)).map(([name, shown]) => [`${name}:${zone}`, shown]),
    ),
  );
}
