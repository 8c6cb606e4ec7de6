import type { NodeDefinition } from "../node-definition";
import type { ConditionDefinition } from "./condition-definition";
import { conditions } from "./conditions";
import { group } from "./group/definition";
import { nothing } from "./nothing/definition";
import { offer } from "./offer/definition";
import { score } from "./score/definition";
import { split } from "./split/definition";
import { start } from "./start/definition";

const asking = { ...conditions, group, score } satisfies Record<string, ConditionDefinition<unknown>>;

/** Every display node kind, in the palette's order. */
export const displayDefinitions = {
  start,
  ...asking,
  split,
  offer,
  nothing,
} satisfies Record<string, NodeDefinition<unknown>>;
export type DisplayKind = keyof typeof displayDefinitions;

const ASKING: Record<string, ConditionDefinition<unknown>> = asking;

/** The definition of a node that asks and has the ways out `yes` and `no`; undefined where the kind is none. */
export const conditionOf = (kind: string): ConditionDefinition<unknown> | undefined =>
  Object.hasOwn(ASKING, kind) ? ASKING[kind] : undefined;
