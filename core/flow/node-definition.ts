import type { z } from "zod";
import type { FlowNode } from "./document";
import type { RoutingFactKey } from "./runtime/routing-facts";

/** What the editor and the compiler know of a node kind, in either sort of flow. */
export interface NodeDefinition<Config> {
  kind: string;
  config: z.ZodType<Config>;
  defaults: Config;
  ports: readonly Port[];
  /** Ways out that depend on the config (one for each variant of a split); instead of `ports` where it is there. */
  portsOf?(config: Config): readonly Port[];
  /** Which shelf of the palette. Shelves and kinds have their words and icons in the editor. */
  group: NodeGroup;
  /** The inspector's form, in order. A kind whose form needs more has one of its own in the editor. */
  fields: readonly Field[];
  /** A loop is allowed only through nodes that wait. */
  waits: boolean;
  /** The same where it depends on the config; instead of `waits` where it is there. */
  waitsWith?(config: Config): boolean;
  /** Routing: facts that the step looks at with that config. */
  reads?(config: Config): RoutingFactKey[];
}

export type NodeGroup =
  | "start"
  /** display: where the visitor is and comes from */
  | "where"
  /** display: time, hours, calendars */
  | "when"
  /** display: device, language, new or returning, attributes */
  | "who"
  /** display: what the visitor does on the page */
  | "behaviour"
  /** display: operators free, expected wait, budget */
  | "business"
  | "logic"
  | "offer"
  /** routing: who is rung, waits, ends */
  | "call"
  | "wait"
  /** routing: done in passing */
  | "act"
  | "end";

export interface Port {
  id: string;
  /** False: nothing connected means that the flow ends here. */
  required: boolean;
}

/** Parts into which a long form is folded; what belongs to none stands before them. */
export const FIELD_SECTIONS = ["call", "said", "recording"] as const;
export type FieldSection = (typeof FIELD_SECTIONS)[number];

/** Another field says something of these; undefined among them: it is not there. */
interface FieldCondition {
  field: string;
  is: readonly unknown[];
  and?: FieldCondition;
}

/** Whether a config as it is has a use for the field. */
export const isAsked = ({ when }: Field, config: Record<string, unknown>): boolean => holds(when, config);

const holds = (when: FieldCondition | undefined, config: Record<string, unknown>): boolean =>
  !when || (when.is.includes(config[when.field]) && holds(when.and, config));

/** One field of a node's config as the inspector shows it; its words stand under the kind and `name`. */
export type Field = { name: string; when?: FieldCondition; section?: FieldSection } & (
  | { input: "text"; max?: number; long?: boolean }
  | {
      input: "number";
      min?: number;
      max?: number;
      step?: number;
      unit?: "seconds" | "minutes" | "percent" | "pixels" | "days" | "points";
    }
  | { input: "switch" }
  /** `absent`: what it means that it is not there. */
  | { input: "choice"; options: readonly string[]; absent?: string }
  | { input: "choices"; options: readonly string[] }
  /** A list of texts, typed one after another. */
  | { input: "texts"; max?: number }
  | { input: "numbers"; min?: number; max?: number }
  | { input: "time" }
  | { input: "date" }
  | { input: "weekdays" }
  | { input: "time-zone" }
  /** A text with variables, as operators hear it. */
  | { input: "whisper"; max: number }
  /** A text with variables, as the customer reads it on their phone. */
  | { input: "message"; max: number }
  /** A text by language, as customers hear it. */
  | { input: "said"; max: number; hasVariables?: boolean }
  /** A prepared sound of the workspace's. */
  | { input: "sound" }
  /** A number that one of the workspace's accounts may show. */
  | { input: "caller-id" }
  /** `ours`: no outside call centre. `isOptional`: may be left empty. */
  | { input: "team"; ours?: boolean; isOptional?: boolean }
  /** Another routing; without `isRequired` none is the site's own. */
  | { input: "routing-flow"; isRequired?: boolean }
  | { input: "operator" }
  /** A connection that takes webhooks. */
  | { input: "webhook" }
  | { input: "number-list" }
  /** Offers of display flows. */
  | { input: "offers" }
  | { input: "language" }
  | { input: "countries" }
  | { input: "selector" }
  | { input: "color" }
  /** The kind's own form draws it. */
  | { input: "own" }
);

/** The ways out of a node with that config; a config that cannot be read has those of the kind. */
export function portsOf(
  definition: NodeDefinition<unknown> | undefined,
  node: Pick<FlowNode, "config">,
): readonly Port[] {
  if (!definition) return [];
  if (!definition.portsOf) return definition.ports;
  const config = definition.config.safeParse(node.config);
  return config.success ? definition.portsOf(config.data) : definition.ports;
}

/** Whether a node with that config keeps a callback for a while. */
export function waitsAt(
  definition: NodeDefinition<unknown> | undefined,
  node: Pick<FlowNode, "config">,
): boolean {
  if (!definition?.waitsWith) return definition?.waits ?? false;
  const config = definition.config.safeParse(node.config);
  return config.success ? definition.waitsWith(config.data) : definition.waits;
}
