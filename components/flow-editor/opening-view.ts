import type { FlowDocument } from "@/core/flow/document";

/** What fits a window at a scale at which steps can be read, in pixels of the canvas. */
const READABLE = { width: 2_800, height: 1_700 };
const STEP = { width: 232, height: 160 };

/**
 * What an editor shows first: the whole flow; of one that could not be read then, what stands around its start.
 * @returns the steps to fit into the window; undefined: all
 */
export function openingView({ nodes }: FlowDocument): { id: string }[] | undefined {
  const spread = (axis: "x" | "y") => {
    const places = nodes.map(({ position }) => position[axis]);
    return Math.max(...places) - Math.min(...places);
  };
  if (nodes.length === 0) return undefined;
  if (spread("x") <= READABLE.width && spread("y") <= READABLE.height) return undefined;
  const start = (nodes.find(({ kind }) => kind === "start") ?? nodes[0])?.position ?? { x: 0, y: 0 };
  const near = nodes.filter(
    ({ position: { x, y } }) =>
      Math.abs(x - start.x) <= READABLE.width / 2 - STEP.width &&
      Math.abs(y - start.y) <= READABLE.height / 4,
  );
  return near.map(({ id }) => ({ id }));
}
