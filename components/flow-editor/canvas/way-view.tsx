"use client";

import { IconPlus } from "@tabler/icons-react";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath, getSmoothStepPath } from "@xyflow/react";
import { memo, useContext, useState } from "react";
import { CountsContext, type Span, type WayCount } from "../counts/counts";
import { useEditor, useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import type { CanvasEdge } from "./canvas-node";
import classes from "./node-view.module.css";
import { useLight } from "./use-light";

/** A connection: bent forwards, in steps where it leads back, with how many went along it. */
export const WayView = memo(function WayView(props: EdgeProps<CanvasEdge>) {
  const [isNear, setNear] = useState(false);
  const light = useLight(props.id);
  const path =
    props.targetX > props.sourceX ? getBezierPath(props) : getSmoothStepPath({ ...props, borderRadius: 16 });
  const [line, x, y] = path;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shows what the inspector offers to keyboards as well */}
      <g onMouseEnter={() => setNear(true)} onMouseLeave={() => setNear(false)}>
        <BaseEdge
          id={props.id}
          path={line}
          interactionWidth={24}
          style={{
            stroke: light === "yes" ? "var(--tone-green-line)" : undefined,
            strokeWidth: light === "yes" ? 3 : undefined,
            opacity: light === "no" ? 0.35 : undefined,
          }}
        />
      </g>
      <EdgeTools edge={props} x={x} y={y} isNear={isNear || props.selected === true} />
    </>
  );
});

interface EdgeToolsProps {
  edge: Pick<EdgeProps, "id" | "source" | "sourceHandleId">;
  x: number;
  y: number;
  isNear: boolean;
}

function EdgeTools({ edge, x, y, isNear }: EdgeToolsProps) {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const counts = useContext(CountsContext);
  const counted = counts?.ways.get(`${edge.source}/${edge.sourceHandleId}`);
  if (readOnly && !counted) return null;
  return (
    <EdgeLabelRenderer>
      <div
        className={`${classes.edgeTools} nodrag nopan`}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        {counts && counted && <Count {...counted} span={counts.span} />}
        {!readOnly && (
          <button
            type="button"
            tabIndex={-1}
            className={classes.insert}
            data-shown={isNear || undefined}
            aria-label={t("canvas.insert")}
            title={t("canvas.insert")}
            onClick={() => store.setState({ adding: { into: edge.id } })}
          >
            <IconPlus size={14} aria-hidden />
          </button>
        )}
      </div>
    </EdgeLabelRenderer>
  );
}

/** How many went this way, and which part of all who left the step. */
function Count({ count, share, span }: WayCount & { span: Span }) {
  const { t } = useWording();
  const flow = useEditor(({ history }) => history.present.kind);
  const part = share === null ? null : Math.round(share);
  return (
    <span
      className={classes.count}
      title={t(`counters.${part === null ? "all" : "part"}.${flow}`, {
        count,
        share: part ?? 100,
        span: t(`counters.${span}`),
      })}
    >
      {t("canvas.count", { count })}
      {part !== null && ` · ${part} %`}
    </span>
  );
}
