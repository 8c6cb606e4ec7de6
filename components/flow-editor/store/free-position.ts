import type { FlowDocument } from "@/core/flow/document";
import type { AddPlace, Point } from "./editor-store";

/** From one step to the next, left edge to left edge. */
export const STEP_ACROSS = 320;
const DOWN = 112;
const GRID = 16;

/** A place for a new step: right of the one that it follows, below whatever stands there already. */
export function freePosition(document: FlowDocument, place: AddPlace): Point {
  if ("after" in place) return place.position ? onGrid(place.position) : beside(document, place.after.node);
  if ("into" in place) {
    const edge = document.edges.find(({ id }) => id === place.into);
    const from = document.nodes.find(({ id }) => id === edge?.from);
    const to = document.nodes.find(({ id }) => id === edge?.to);
    if (!from || !to) return lowest(document);
    // On the height of what comes next, which moves right and makes room.
    return onGrid({ x: from.position.x + STEP_ACROSS, y: to.position.y });
  }
  return place.position ? onGrid(place.position) : lowest(document);
}

function beside(document: FlowDocument, id: string): Point {
  const from = document.nodes.find((node) => node.id === id)?.position ?? { x: 0, y: 0 };
  const place = onGrid({ x: from.x + STEP_ACROSS, y: from.y });
  while (document.nodes.some(({ position }) => isTaken(position, place))) place.y += DOWN;
  return place;
}

const isTaken = (position: Point, place: Point): boolean =>
  Math.abs(position.x - place.x) < STEP_ACROSS * 0.8 && Math.abs(position.y - place.y) < DOWN * 0.9;

function lowest({ nodes }: FlowDocument): Point {
  const left = Math.min(...nodes.map(({ position }) => position.x), Number.POSITIVE_INFINITY);
  const bottom = Math.max(...nodes.map(({ position }) => position.y), Number.NEGATIVE_INFINITY);
  return Number.isFinite(left) ? onGrid({ x: left, y: bottom + DOWN * 1.3 }) : { x: 0, y: 0 };
}

const onGrid = ({ x, y }: Point): Point => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
});
