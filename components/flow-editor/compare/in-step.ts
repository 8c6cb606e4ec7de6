/** What part of a canvas is shown: a point of the document at (0, 0) stands at (x, y) of the window. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export type Side = "before" | "after";
export type Views = Record<Side, View>;

/** Both canvases after one was moved: the other goes as far, and zooms around the same point of its window. */
export function inStep(views: Views, moved: Side, next: View): Views {
  const other = moved === "before" ? "after" : "before";
  const by = next.zoom / views[moved].zoom;
  const follow = (axis: "x" | "y") => next[axis] + by * (views[other][axis] - views[moved][axis]);
  const following = { x: follow("x"), y: follow("y"), zoom: next.zoom };
  return moved === "before" ? { before: next, after: following } : { before: following, after: next };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Size = Pick<Box, "width" | "height">;

const MARGIN = 40;

/** A view in which a box is seen whole, in the middle, at most in its real size. */
export function viewOf(box: Box, window: Size): View {
  const fits = Math.min(
    (window.width - 2 * MARGIN) / Math.max(box.width, 1),
    (window.height - 2 * MARGIN) / Math.max(box.height, 1),
  );
  return centred(box, window, Math.min(1, Math.max(0.2, fits)));
}

/** A view with a box in its middle, at a given scale. */
export const centred = (box: Box, window: Size, zoom: number): View => ({
  x: window.width / 2 - (box.x + box.width / 2) * zoom,
  y: window.height / 2 - (box.y + box.height / 2) * zoom,
  zoom,
});

/** The box around all. */
export function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return Number.isFinite(left)
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : { x: 0, y: 0, width: 0, height: 0 };
}
