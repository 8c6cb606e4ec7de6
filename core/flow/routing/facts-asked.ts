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
