"use client";

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import type { NoteNode } from "./canvas-node";
import { useEditor } from "./editor-context";
import classes from "./node-view.module.css";
import { useWording } from "./use-wording";

/** A remark on the canvas, or a frame around some steps. */
export const NoteView = memo(function NoteView({ data, selected }: NodeProps<NoteNode>) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  return (
    <>
      {selected && !readOnly && <NodeResizer minWidth={120} minHeight={60} />}
      <div
        className={classes.note}
        data-kind={data.note.kind}
        data-tone={data.note.kind === "note" ? "amber" : "grey"}
        data-selected={selected || undefined}
      >
        {data.note.text || t("notes.empty")}
      </div>
    </>
  );
});
