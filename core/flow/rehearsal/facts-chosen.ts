import { factsAsked } from "../routing/facts-asked";
import type { RoutingProgram } from "../runtime/program";
import type { RoutingFactKey } from "../runtime/routing-facts";

/** What the walk and the played clock tell by themselves; by the key, or by what stands before its colon. */
const TOLD: ReadonlySet<string> = new Set([
  "attempts",
  "last-result",
  "minutes-since-request",
  "chosen-at",
  "owner-operator",
  "team-open",
  "minute",
  "weekday",
  "date",
]);

/** The facts that have to be chosen before a callback is played; whose lot it is hangs on the number. */
export const factsChosen = (program: RoutingProgram): RoutingFactKey[] => {
  const keys = [...factsAsked(program)]
    .filter((key) => !TOLD.has(key.split(":")[0] ?? key))
    .map((key) => (key === "lot" ? "phone" : key));
  return [...new Set(keys)].sort();
};
