import { type NodeHandle, Position } from "@xyflow/react";
import { definitionOf } from "@/core/flow/definitions";
import type { FlowKind, FlowNode } from "@/core/flow/document";
import { portsOf } from "@/core/flow/node-definition";
import { lookOf } from "../node/looks";

/** As node-view.module.css draws them, in pixels of the canvas. */
const WIDTH = 232;
const ROW = 28;
const CIRCLE = 84;
const WORDS = { pill: 62, card: 92, circle: CIRCLE } as const;

interface Guess {
  measured: { width: number; height: number };
  handles: NodeHandle[];
}

/**
 * About how large a step is and where its ways out are, before it was ever drawn. With it React Flow can leave alone what
 * is out of sight from the beginning; what comes into sight is measured then.
 */
export function guessSize(flow: FlowKind, step: FlowNode): Guess {
  const definition = definitionOf(flow, step.kind);
  const { shape } = lookOf(step.kind, definition?.group);
  const ports = portsOf(definition, step);
  const width = shape === "circle" ? CIRCLE : WIDTH;
  const rows = ports.length * ROW;
  const height = shape === "card" ? WORDS.card + rows : Math.max(WORDS[shape], rows + 8);
  const firstRow = shape === "card" ? WORDS.card : (height - rows) / 2;
  const ways = ports.map(({ id }, at) => ({
    ...handle("source", width, firstRow + (at + 0.5) * ROW),
    id,
  }));
  const entry = shape === "circle" ? [] : [{ ...handle("target", 0, height / 2), id: "in" }];
  // Half a pixel that no true size has: React Flow tells of a size only where it differs from what it was given.
  return { measured: { width: width + 0.5, height: height + 0.5 }, handles: [...entry, ...ways] };
}

const handle = (type: NodeHandle["type"], x: number, y: number) => ({
  type,
  position: type === "source" ? Position.Right : Position.Left,
  x: x - 6,
  y: y - 6,
  width: 12,
  height: 12,
});
