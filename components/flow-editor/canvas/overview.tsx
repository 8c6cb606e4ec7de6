"use client";

import { Panel, type ReactFlowState, useReactFlow, useStore } from "@xyflow/react";
import { type PointerEvent, useMemo } from "react";
import type { FlowDocument } from "@/core/flow/document";
import { useDocument, useEditor } from "../store/editor-context";
import type { EditorState } from "../store/editor-store";
import classes from "./canvas.module.css";

const SIZE = { width: 150, height: 96 };
const TYPICAL = { width: 232, height: 72 };
/** Around everything, in pixels of the overview. */
const MARGIN = 6;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The whole flow, small, with what is in view. React Flow's own listens to its store once for every step, which is most
 * of the work of a frame in a large flow; this one is two shapes, and a step that is dragged moves in it when it is let go.
 */
export function Overview({ label }: { label: string }) {
  const document = useDocument();
  const measured = useEditor((state) => state.measured);
  const boxes = useMemo(() => boxesOf(document, measured), [document, measured]);
  const shape = useMemo(() => boxes.map(rectangle).join(""), [boxes]);
  const view = useView();
  const frame = frameOf([...boxes, view]);
  const scale = frame.width / SIZE.width;
  const pan = usePan(frame);
  return (
    <Panel position="bottom-right">
      <svg
        className={classes.overview}
        role="img"
        aria-label={label}
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
        {...SIZE}
        {...pan}
      >
        <path d={shape} className={classes.overviewSteps} />
        <rect {...view} rx={3 * scale} className={classes.overviewView} strokeWidth={1.5 * scale} />
      </svg>
    </Panel>
  );
}

const boxesOf = ({ nodes, notes }: FlowDocument, measured: EditorState["measured"]): Box[] => [
  ...nodes.map(({ id, position }) => ({ ...position, ...(measured[id] ?? TYPICAL) })),
  ...notes.map(({ position, size }) => ({ ...position, ...size })),
];

const rectangle = ({ x, y, width, height }: Box): string => `M${x} ${y}h${width}v${height}h${-width}z`;

/** What is in view, in the canvas's coordinates. */
function useView(): Box {
  const x = useStore(({ transform }: ReactFlowState) => transform[0]);
  const y = useStore(({ transform }: ReactFlowState) => transform[1]);
  const zoom = useStore(({ transform }: ReactFlowState) => transform[2]);
  const width = useStore((state: ReactFlowState) => state.width);
  const height = useStore((state: ReactFlowState) => state.height);
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** What holds all boxes, in the overview's proportions. */
function frameOf(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const scale = Math.max(
    (right - left) / (SIZE.width - 2 * MARGIN),
    (bottom - top) / (SIZE.height - 2 * MARGIN),
    0.1,
  );
  const [width, height] = [SIZE.width * scale, SIZE.height * scale];
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

/** A press leads there, and dragging on. By keyboard the canvas itself is moved and searched. */
function usePan(frame: Box) {
  const { setCenter, getZoom } = useReactFlow();
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const { x, y, width, height } = event.currentTarget.getBoundingClientRect();
    void setCenter(
      frame.x + ((event.clientX - x) / width) * frame.width,
      frame.y + ((event.clientY - y) / height) * frame.height,
      { zoom: getZoom() },
    );
  };
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      go(event);
    },
    onPointerMove: go,
  };
}
