"use client";

import { IconAlertTriangle } from "@tabler/icons-react";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { definitionOf } from "@/core/flow/definitions";
import { portsOf } from "@/core/flow/node-definition";
import { useNodeIssues } from "../issues/use-issues";
import { lookOf, type NodeLook } from "../node/looks";
import { useEditor } from "../store/editor-context";
import { documentOf } from "../store/editor-store";
import { kindName } from "../words/flow-words";
import { useSentence, useWording } from "../words/use-wording";
import type { StepNode } from "./canvas-node";
import { connectedPorts } from "./connected-ports";
import classes from "./node-view.module.css";
import { OfferWords } from "./offer-words";
import { PortRow } from "./port-row";
import { useLight } from "./use-light";

/** One step on the canvas, as a sentence with its ways out. Where it stands is not its business: moving draws nothing anew. */
export const StepView = memo(
  Step,
  (before, now) => before.data === now.data && before.selected === now.selected,
);

function Step({ id, data, selected }: NodeProps<StepNode>) {
  const flow = useEditor(({ history }) => history.present.kind);
  const definition = definitionOf(flow, data.kind);
  const look = lookOf(data.kind, definition?.group);
  const light = useLight(id);
  const issues = useNodeIssues(id);
  const severity = issues.some((issue) => issue.severity === "error") ? "error" : issues[0]?.severity;
  return (
    <div
      className={classes.node}
      data-shape={look.shape}
      data-tone={look.tone}
      data-selected={selected || undefined}
      data-severity={severity}
      data-lit={light}
    >
      {look.shape !== "circle" && (
        <Handle type="target" position={Position.Left} id="in" className={classes.handle} />
      )}
      {severity && (
        <span className={classes.problem} data-severity={severity} data-tone="amber">
          <IconAlertTriangle size={12} stroke={2.2} aria-hidden />
          {issues.length}
        </span>
      )}
      <StepWords data={data} look={look} />
      <Ports node={id} data={data} ports={portsOf(definition, data)} />
    </div>
  );
}

interface StepWordsProps {
  data: StepNode["data"];
  look: NodeLook;
}

function StepWords({ data, look }: StepWordsProps) {
  const { t } = useWording();
  const sentence = useSentence()(data);
  if (look.shape === "circle")
    return (
      <div className={classes.circle}>
        <look.icon size={20} aria-hidden />
        {kindName(t, data.kind)}
      </div>
    );
  return (
    <div className={classes.words}>
      <look.icon size={18} stroke={1.8} aria-hidden className={classes.icon} />
      {data.kind === "offer" ? (
        <OfferWords config={data.config} sentence={sentence} />
      ) : (
        <span className={classes.sentence}>
          {data.name && <span className={classes.kind}>{data.name}</span>}
          {sentence}
        </span>
      )}
    </div>
  );
}

interface PortsProps {
  node: string;
  data: StepNode["data"];
  ports: readonly { id: string; required: boolean }[];
}

function Ports({ node, data, ports }: PortsProps) {
  const connected = useEditor((state) => connectedPorts(documentOf(state).edges, node)).split(" ");
  if (ports.length === 0) return null;
  return (
    <ul className={classes.ports}>
      {ports.map((port) => (
        <PortRow
          key={port.id}
          node={node}
          data={data}
          port={port}
          isConnected={connected.includes(port.id)}
        />
      ))}
    </ul>
  );
}
