import type { NodeDefinition } from "../node-definition";
import { connectTeam } from "./connect-team/definition";
import { giveUp } from "./give-up/definition";
import { hasOwner } from "./has-owner/definition";
import { retry } from "./retry/definition";
import { schedule } from "./schedule/definition";
import { start } from "./start/definition";

/** Every routing node kind. Its behaviour is registered in runtime/steps.ts. */
export const routingDefinitions = {
  start,
  "has-owner": hasOwner,
  "connect-team": connectTeam,
  retry,
  schedule,
  "give-up": giveUp,
} satisfies Record<string, NodeDefinition<unknown>>;
export type RoutingKind = keyof typeof routingDefinitions;
