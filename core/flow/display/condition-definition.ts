import type { NodeDefinition } from "../node-definition";
import type { Predicate } from "../runtime/display-program";

/** A display condition: two ways out, and one question about the visitor. */
export interface ConditionDefinition<Config> extends NodeDefinition<Config> {
  /** What the config asks. Only called with a config that was checked. */
  predicate(config: Config): Predicate;
}

export const YES_NO = [
  { id: "yes", required: false },
  { id: "no", required: false },
] as const;
