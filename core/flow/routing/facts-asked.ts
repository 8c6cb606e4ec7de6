import { factsOf } from "../predicate-facts";
import type { RoutingProgram } from "../runtime/program";
import type { RoutingFactKey } from "../runtime/routing-facts";

/** Every fact that makes a program go another way, or ring somebody else: nothing else has to be read. */
export const factsAsked = ({ nodes }: RoutingProgram): ReadonlySet<RoutingFactKey> =>
  new Set(
    Object.values(nodes).flatMap(({ asks, config, reads = [] }): RoutingFactKey[] => [
      ...(asks ? factsOf(asks) : []),
      ...reads,
      ...(config.ownerFirst === true ? (["has-owner"] as const) : []),
    ]),
  );

/** What brought the visitor: a request made on a later page of the visit has to remember it. */
export const asksForArrival = (program: RoutingProgram): boolean =>
  [...factsAsked(program)].some(
    (fact) => fact === "source" || fact === "referrer" || fact.startsWith("utm_"),
  );
