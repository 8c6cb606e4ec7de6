import type { FlowDocument } from "@/core/flow/document";

/** The smallest scale at which the steps of a whole flow can still be told apart; on a phone there is nothing around it to help. */
const READABLE_SCALE = { wide: 0.35, narrow: 0.6 };
const NARROW_WIDTH = 768;
const STEP = { width: 232, height: 160 };

/**
 * What an editor shows first: the whole flow; of one that could not be read then, what stands around its start.
 * @param pane where it is drawn, in CSS pixels
 * @returns the steps to fit into the pane; undefined: all
 */
export function openingView(
  { nodes }: FlowDocument,
  pane: { width: number; height: number },
): { id: string }[] | undefined {
  const scale = pane.width < NARROW_WIDTH ? READABLE_SCALE.narrow : READABLE_SCALE.wide;
  const readable = { width: pane.width / scale, height: pane.height / scale };
  const spread = (axis: "x" | "y") => {
    const places = nodes.map(({ position }) => position[axis]);
    return Math.max(...places) - Math.min(...places);
  };
  if (nodes.length === 0) return undefined;
  if (spread("x") + STEP.width <= readable.width && spread("y") + STEP.height <= readable.height)
    return undefined;
  const start = (nodes.find(({ kind }) => kind === "start") ?? nodes[0])?.position ?? { x: 0, y: 0 };
  const near = nodes.filter(
    ({ position: { x, y } }) =>
      Math.abs(x - start.x) <= readable.width - STEP.width &&
      Math.abs(y - start.y) <= (readable.height - STEP.height) / 2,
  );
  return near.map(({ id }) => ({ id }));
}
