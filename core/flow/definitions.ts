import { conditions } from "./display/conditions";
import { displayDefinitions } from "./display/definitions";
import type { FlowKind } from "./document";
import type { NodeDefinition } from "./node-definition";
import { routingDefinitions } from "./routing/definitions";
import { singleRoutingConditions } from "./routing-conditions/conditions";

const DEFINITIONS: Record<FlowKind, Record<string, NodeDefinition<unknown>>> = {
  display: displayDefinitions,
  routing: routingDefinitions,
};

/** Every node kind of a sort of flow, under its kind. */
export const definitionsOf = (flow: FlowKind): Readonly<Record<string, NodeDefinition<unknown>>> =>
  DEFINITIONS[flow];

/** The definition of a node's kind; undefined where that sort of flow has none. */
export const definitionOf = (flow: FlowKind, kind: string): NodeDefinition<unknown> | undefined =>
  Object.hasOwn(DEFINITIONS[flow], kind) ? DEFINITIONS[flow][kind] : undefined;

const PARTS: Record<FlowKind, Record<string, NodeDefinition<unknown>>> = {
  display: conditions,
  routing: singleRoutingConditions,
};

/** The conditions that ask one thing: of these, groups are made. */
export const partsOf = (flow: FlowKind): Readonly<Record<string, NodeDefinition<unknown>>> => PARTS[flow];
