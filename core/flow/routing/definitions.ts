import type { NodeDefinition } from "../node-definition";
import { routingConditions } from "../routing-conditions/conditions";
import { connectTeam } from "./connect-team/definition";
import { giveUp } from "./give-up/definition";
import { retry } from "./retry/definition";
import { schedule } from "./schedule/definition";
import { start } from "./start/definition";

/** The nodes that do something, or wait. Their behaviour is registered in runtime/steps.ts. */
const actingDefinitions = {
  start,
  "connect-team": connectTeam,
  retry,
  schedule,
  "give-up": giveUp,
} satisfies Record<string, NodeDefinition<unknown>>;
export type ActingKind = keyof typeof actingDefinitions;

/** Every routing node kind. */
export const routingDefinitions = { ...routingConditions, ...actingDefinitions } satisfies Record<
  string,
  NodeDefinition<unknown>
>;
