"use client";

import { useReactFlow } from "@xyflow/react";
import { useContext, useEffect } from "react";
import { useEditor } from "../store/editor-context";
import { documentOf, nodeOf } from "../store/editor-store";
import { LightContext } from "./use-light";

/** A step or note that was selected from a list, a search or by being added is brought into view, and one where a test stands. */
export function useFollowSelection(): void {
  const selection = useEditor((state) => state.selection);
  const { getViewport, getInternalNode, getNodes, getNodesBounds, setViewport, fitView } = useReactFlow();
  const here = useContext(LightContext)?.here;
  const [selected] = selection.size === 1 ? selection : [];
  const id = here ?? selected;
  const isNode = useEditor(
    (state) =>
      id !== undefined &&
      (nodeOf(state, id) !== undefined || documentOf(state).notes.some((note) => note.id === id)),
  );
  useEffect(() => {
    if (!id || !isNode) return;
    // A new step has its size only after it was drawn.
    const frame = requestAnimationFrame(() => {
      const node = getInternalNode(id);
      const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
      if (!node || !pane) return;
      const { x, y, zoom } = getViewport();
      const { width = 232, height = 72 } = node.measured;
      const { x: left, y: top } = node.internals.positionAbsolute;
      const right = inside(left * zoom + x, width * zoom, pane.width);
      const down = inside(top * zoom + y, height * zoom, pane.height);
      if (right === 0 && down === 0) return;
      const all = getNodesBounds(getNodes());
      const whole = Math.min(pane.width / (all.width + 2 * MARGIN), pane.height / (all.height + 2 * MARGIN));
      if (whole >= READABLE) void fitView({ padding: 0.12, maxZoom: Math.min(zoom, 1), duration: 200 });
      else void setViewport({ x: x + right, y: y + down, zoom }, { duration: 200 });
    });
    return () => cancelAnimationFrame(frame);
  }, [id, isNode, getInternalNode, getNodes, getNodesBounds, getViewport, setViewport, fitView]);
}

/** The smallest scale at which steps can be read: a flow that fits at it is shown whole. */
const READABLE = 0.6;
/** Room for the ways out and their buttons. */
const MARGIN = 64;

/** How far something has to move to lie inside, no further: what stands around it stays in view. */
function inside(from: number, size: number, available: number): number {
  if (from < MARGIN) return MARGIN - from;
  return Math.min(0, available - MARGIN - (from + size));
}
