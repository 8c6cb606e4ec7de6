"use client";

import { IconPlus } from "@tabler/icons-react";
import { Handle, Position } from "@xyflow/react";
import { useEditor, useEditorStore } from "../store/editor-context";
import { portWords } from "../words/flow-words";
import { useWording } from "../words/use-wording";
import classes from "./node-view.module.css";

interface PortRowProps {
  node: string;
  data: { kind: string; config: Record<string, unknown> };
  port: { id: string; required: boolean };
  isConnected: boolean;
}

/** A way out in words; where nothing follows yet, with a press that adds what follows. */
export function PortRow({ node, data, port, isConnected }: PortRowProps) {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const words = portWords(t, data, port.id);
  return (
    <li
      className={classes.port}
      data-open={!isConnected && port.required ? "required" : undefined}
      data-tone="red"
    >
      {words}
      <Handle
        type="source"
        position={Position.Right}
        id={port.id}
        className={classes.handle}
        isConnectable={!readOnly}
      />
      {!isConnected && !readOnly && (
        <button
          type="button"
          // Everything that it does is in the inspector too: a diagram should not have hundreds of stops for Tab.
          tabIndex={-1}
          className={`${classes.add} nodrag nopan`}
          aria-label={t("canvas.addAfter", { port: words })}
          title={t("canvas.addAfter", { port: words })}
          onClick={(event) => {
            event.stopPropagation();
            store.setState({ adding: { after: { node, port: port.id } } });
          }}
        >
          <IconPlus size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}
