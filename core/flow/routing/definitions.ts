import type { NodeDefinition } from "../node-definition";
import { routingConditions } from "../routing-conditions/conditions";
import { balance } from "./balance/definition";
import { connectPerson } from "./connect-person/definition";
import { connectTeam } from "./connect-team/definition";
import { end } from "./end/definition";
import { giveUp } from "./give-up/definition";
import { notify } from "./notify/definition";
import { retry } from "./retry/definition";
import { schedule } from "./schedule/definition";
import { sendMessage } from "./send-message/definition";
import { setField } from "./set-field/definition";
import { start } from "./start/definition";
import { subflow } from "./subflow/definition";
import { tag } from "./tag/definition";
import { webhook } from "./webhook/definition";

/** The nodes that do something, or wait. Their behaviour is registered in runtime/steps.ts. */
const actingDefinitions = {
  start,
  "connect-team": connectTeam,
  "connect-person": connectPerson,
  balance,
  retry,
  schedule,
  notify,
  tag,
  "set-field": setField,
  webhook,
  "send-message": sendMessage,
  subflow,
  "give-up": giveUp,
  end,
} satisfies Record<string, NodeDefinition<unknown>>;
export type ActingKind = keyof typeof actingDefinitions;

/** Every routing node kind. */
export const routingDefinitions = { ...routingConditions, ...actingDefinitions } satisfies Record<
  string,
  NodeDefinition<unknown>
>;
