import { zoneClock } from "../schedule/zone-clock";
import type { RoutingFactKey, RoutingFacts } from "./runtime/routing-facts";

const CLOCK_FACT = /^(?:minute|weekday|date):(.+)$/;

/** What the clocks show of whose zones is asked. */
export function clockFacts(asked: Iterable<RoutingFactKey>, at: number): RoutingFacts {
  const zones = new Set([...asked].flatMap((key) => CLOCK_FACT.exec(key)?.[1] ?? []));
  const facts = [...zones].map((zone) => {
    const { minute, weekday, date } = zoneClock(zone, at);
    return { [`minute:${zone}`]: minute, [`weekday:${zone}`]: weekday, [`date:${zone}`]: date };
  });
  return Object.assign({}, ...facts);
}
