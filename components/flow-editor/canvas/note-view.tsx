"use client";

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { useEditor } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import type { NoteNode } from "./canvas-node";
import classes from "./node-view.module.css";

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
