import type { ConditionDefinition } from "../display/condition-definition";
import type { RoutingFactKey } from "../runtime/routing-facts";

/** A question about a callback, with two ways out. */
export type RoutingCondition<Config> = ConditionDefinition<Config, RoutingFactKey>;

/** Both have to lead somewhere: a callback whose way just ends would be a lead that nobody is told of. */
export const YES_NO = [
  { id: "yes", required: true },
  { id: "no", required: true },
] as const;
