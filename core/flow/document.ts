import { z } from "zod";

/**
 * The stored flow: ours, not the canvas's. One format for display and routing flows. Older ones are read by
 * `readDocument` (migrate.ts).
 */
export const FLOW_FORMAT = 2;

/**
 * What the editor draws without stumbling, with room (`npm run bench -- editor` holds it to 1,000), and what a widget can
 * be asked to fetch. Every node has two ways out or so.
 */
export const MOST_NODES = 1_500;
const MOST_EDGES = 6_000;

const point = z.object({ x: z.number(), y: z.number() });

export const flowDocument = z.object({
  format: z.literal(FLOW_FORMAT),
  kind: z.enum(["display", "routing"]),
  nodes: z
    .array(
      z.object({
        id: z.string().min(1).max(64),
        kind: z.string().min(1).max(64),
        position: point,
        /** What staff call this node; absent: the sentence that its config makes. */
        name: z.string().max(80).optional(),
        config: z.record(z.string(), z.unknown()),
      }),
    )
    .max(MOST_NODES),
  /** The one truth for connections: from a node's port to a node. */
  edges: z
    .array(z.object({ id: z.string().min(1), from: z.string(), port: z.string(), to: z.string() }))
    .max(MOST_EDGES),
  /** Remarks on the canvas; they change nothing that a visitor sees. A frame stands behind nodes. */
  notes: z
    .array(
      z.object({
        id: z.string().min(1).max(64),
        kind: z.enum(["note", "frame"]),
        text: z.string().max(4_000),
        position: point,
        size: z.object({ width: z.number().positive(), height: z.number().positive() }),
      }),
    )
    .max(200),
});
export type FlowDocument = z.infer<typeof flowDocument>;
export type FlowKind = FlowDocument["kind"];
export type FlowNode = FlowDocument["nodes"][number];
export type FlowEdge = FlowDocument["edges"][number];
export type FlowNote = FlowDocument["notes"][number];

/** One thing that is wrong, on the node and field it is wrong with. */
export interface Issue {
  code:
    | "unknown-kind"
    | "bad-config"
    | "unconnected-port"
    | "unknown-port"
    | "unknown-node"
    | "doubled-port"
    | "doubled-id"
    | "unreachable"
    | "no-start"
    | "several-starts"
    | "loop-without-wait"
    /** routing: a chosen time is waited for nowhere */
    | "time-ignored"
    /** display: a way leads back to where it came from */
    | "circle"
    /** display: with what was asked before, the answer can only be "no" */
    | "never-true"
    /** display: with what was asked before, the answer can only be "yes" */
    | "always-true"
    /** display: a condition of which neither answer leads on */
    | "leads-nowhere"
    /** display: no way leads to an offer */
    | "no-offer";
  severity: "error" | "warning";
  nodeId: string | null;
  field: string | null;
  message: string;
  /** Of a bad config: why, as a word that stays; interfaces translate by it. */
  reason?: ConfigProblem;
  /** Of a bad config: the limit that was broken, where there is one. */
  limit?: number | string;
}

/** Why a field's value is refused. */
export type ConfigProblem =
  | "missing"
  | "too-small"
  | "too-large"
  | "too-short"
  | "too-long"
  | "malformed"
  | "bad-regex"
  | "slow-regex"
  | "empty-range"
  | "unknown-variable"
  | "doubled"
  | "unknown-kind"
  | "out-of-reach"
  /** a number that no account shows */
  | "unknown-caller-id"
  /** groups stand too deep inside of each other */
  | "too-deep"
  // Of a step that goes through another routing.
  | "goes-round"
  | "not-published"
  | "flows-too-deep"
  | "too-many-steps";
