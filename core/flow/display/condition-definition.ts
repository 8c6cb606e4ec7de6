import type { FactKey } from "../../widget-contract/visitor-facts";
import type { NodeDefinition } from "../node-definition";
import type { Predicate } from "../runtime/display-program";

/** A display condition: two ways out, and one question about the visitor. */
export interface ConditionDefinition<Config, Key extends string = FactKey> extends NodeDefinition<Config> {
  /** What the config asks. Only called with a config that was checked. */
  predicate(config: Config): Predicate<Key>;
}

export const YES_NO = [
  { id: "yes", required: false },
  { id: "no", required: false },
] as const;
