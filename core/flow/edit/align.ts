import type { FlowDocument } from "../document";
import { moveNodes, type Point } from "./move-nodes";

/** What comes to stand on one line: an edge of the selection's box, or its middle. */
export const ALIGNMENTS = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export interface Size {
  width: number;
  height: number;
}
export type Sizes = Readonly<Record<string, Size>>;

export interface Placed extends Size {
  id: string;
  position: Point;
}

/** A step that was not drawn yet. */
const TYPICAL: Size = { width: 232, height: 72 };

/** The nodes and notes of those ids, with how large each is on the canvas. */
export const placedOf = (
  { nodes, notes }: FlowDocument,
  ids: ReadonlySet<string>,
  sizes: Sizes,
): Placed[] => [
  ...nodes
    .filter(({ id }) => ids.has(id))
    .map(({ id, position }) => ({ id, position, ...(sizes[id] ?? TYPICAL) })),
  ...notes.filter(({ id }) => ids.has(id)).map(({ id, position, size }) => ({ id, position, ...size })),
];

/**
 * Moves nodes and notes so that they stand on one line. Nothing happens to fewer than two.
 * @param sizes how large nodes are on the canvas, in its pixels; one that is not named has a usual size
 */
export function align(
  document: FlowDocument,
  { ids, sizes }: { ids: ReadonlySet<string>; sizes: Sizes },
  alignment: Alignment,
): FlowDocument {
  const items = placedOf(document, ids, sizes);
  if (items.length < 2) return document;
  const axis = alignment === "left" || alignment === "centre" || alignment === "right" ? "x" : "y";
  const lines = items.map((item) => lineOf(item, axis));
  const from = Math.min(...lines.map(({ start }) => start));
  const to = Math.max(...lines.map(({ start, length }) => start + length));
  const place = (length: number): number => {
    if (alignment === "left" || alignment === "top") return from;
    return alignment === "right" || alignment === "bottom"
      ? to - length
      : Math.round((from + to - length) / 2);
  };
  const moved = items.map((item): [string, Point] => {
    const at = place(lineOf(item, axis).length);
    return [item.id, { ...item.position, [axis]: at }];
  });
  return moveNodes(document, Object.fromEntries(moved));
}

export const DIRECTIONS = ["horizontally", "vertically"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * Moves nodes and notes so that the gaps between them are alike; the outermost stay. Nothing happens to fewer than
 * three.
 */
export function distribute(
  document: FlowDocument,
  { ids, sizes }: { ids: ReadonlySet<string>; sizes: Sizes },
  direction: Direction,
): FlowDocument {
  const axis = direction === "horizontally" ? "x" : "y";
  const items = placedOf(document, ids, sizes);
  if (items.length < 3) return document;
  const middle = (item: Placed) => lineOf(item, axis).start + lineOf(item, axis).length / 2;
  items.sort((one, other) => middle(one) - middle(other));
  const lines = items.map((item) => lineOf(item, axis));
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return document;
  const taken = lines.reduce((sum, { length }) => sum + length, 0);
  const gap = (last.start + last.length - first.start - taken) / (lines.length - 1);
  const moved: [string, Point][] = [];
  let at = first.start;
  for (const [place, item] of items.entries()) {
    const isLast = place === items.length - 1;
    moved.push([item.id, { ...item.position, [axis]: isLast ? last.start : Math.round(at) }]);
    at += (lines[place]?.length ?? 0) + gap;
  }
  return moveNodes(document, Object.fromEntries(moved));
}

const lineOf = ({ position, width, height }: Placed, axis: "x" | "y") => ({
  start: position[axis],
  length: axis === "x" ? width : height,
});
