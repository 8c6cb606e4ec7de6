"use client";

import "@xyflow/react/dist/style.css";
import { useMantineColorScheme } from "@mantine/core";
import {
  Background,
  BaseEdge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  getSmoothStepPath,
  type NodeChange,
  type NodeProps,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
} from "@xyflow/react";
import { type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Mark } from "@/core/flow/compare";
import type { FlowDocument } from "@/core/flow/document";
import { applyNodeChanges } from "../canvas/apply-changes";
import canvas from "../canvas/canvas.module.css";
import {
  type CanvasEdge,
  type CanvasNode,
  createEdgeProjection,
  createProjection,
  type NoteNode,
  type StepNode,
} from "../canvas/canvas-node";
import { NoteView } from "../canvas/note-view";
import { StepView } from "../canvas/step-view";
import { useAriaLabels } from "../canvas/use-aria-labels";
import { CountsContext } from "../counts/counts";
import { TestProvider } from "../play/test-run";
import { EditorProvider, useDocument, useEditor, useEditorStore } from "../store/editor-context";
import { createEditorStore, documentOf, load, select } from "../store/editor-store";
import { useSentence, useWording } from "../words/use-wording";
import classes from "./compare.module.css";
import type { View } from "./in-step";
import { MARKS, MarksContext } from "./mark-looks";

interface CompareCanvasProps {
  document: FlowDocument;
  label: string;
  marks: ReadonlyMap<string, Mark>;
  view: View;
  onView: (view: View) => void;
  /** The steps and connections of the difference that was chosen. */
  chosen: readonly string[];
}

/** One of two diagrams beside each other, to be looked at only. It draws a document of its own, as the editor would. */
export function CompareCanvas({ document, ...props }: CompareCanvasProps) {
  const [store] = useState(() => createEditorStore(document, true));
  // The draft may become another one meanwhile.
  useEffect(() => {
    if (documentOf(store.getState()) !== document) load(store, document);
  }, [store, document]);
  return (
    <EditorProvider store={store}>
      <TestProvider>
        <CountsContext value={null}>
          <MarksContext value={props.marks}>
            <ReactFlowProvider>
              <Drawing {...props} />
            </ReactFlowProvider>
          </MarksContext>
        </CountsContext>
      </TestProvider>
    </EditorProvider>
  );
}

const NODE_TYPES: NodeTypes = { step: MarkedStep, note: MarkedNote };
const EDGE_TYPES = { way: MarkedWay };
const NOTHING = {};

function Drawing({ label, view, onView, chosen }: Omit<CompareCanvasProps, "document" | "marks">) {
  const store = useEditorStore();
  const document = useDocument();
  const selection = useEditor((state) => state.selection);
  const measured = useEditor((state) => state.measured);
  const sentence = useSentence();
  const { colorScheme } = useMantineColorScheme();
  const project = useMemo(() => createProjection((step) => step.name || sentence(step)), [sentence]);
  const [projectEdges] = useState(createEdgeProjection);
  useEffect(() => select(store, chosen), [store, chosen]);
  return (
    <section className={`${canvas.canvas} ${classes.canvas}`} aria-label={label}>
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={useMemo(
          () => project(document, { selection, measured, dragged: NOTHING, readOnly: true }),
          [project, document, selection, measured],
        )}
        edges={useMemo(() => projectEdges(document, selection), [projectEdges, document, selection])}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={colorScheme === "auto" ? "system" : colorScheme}
        viewport={view}
        onViewportChange={onView}
        // Sizes only: nothing can be selected or moved here.
        onNodesChange={(changes: NodeChange<CanvasNode>[]) => applyNodeChanges(store, changes)}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        minZoom={0.1}
        maxZoom={1.75}
        panOnScroll
        zoomOnDoubleClick={false}
        ariaLabelConfig={useAriaLabels()}
      >
        <Background gap={24} size={1.4} />
      </ReactFlow>
    </section>
  );
}

function MarkedStep(props: NodeProps<StepNode>) {
  return (
    <Marked id={props.id}>
      <StepView {...props} />
    </Marked>
  );
}

function MarkedNote(props: NodeProps<NoteNode>) {
  return (
    <Marked id={props.id}>
      <NoteView {...props} />
    </Marked>
  );
}

function Marked({ id, children }: { id: string; children: ReactNode }) {
  const mark = useContext(MarksContext).get(id);
  return (
    <div className={classes.marked} data-mark={mark} data-tone={mark && MARKS[mark].tone}>
      {children}
      {mark && <MarkLabel mark={mark} className={classes.label} />}
    </div>
  );
}

function MarkLabel({ mark, className }: { mark: Mark; className?: string }) {
  const { t } = useWording();
  const { icon: Glyph, tone } = MARKS[mark];
  return (
    <span className={`${classes.mark} ${className ?? ""}`} data-tone={tone}>
      <Glyph size={13} stroke={2} aria-hidden />
      {t(`compare.marks.${mark}`)}
    </span>
  );
}

function MarkedWay(props: EdgeProps<CanvasEdge>) {
  const mark = useContext(MarksContext).get(props.id);
  const [line, x, y] =
    props.targetX > props.sourceX ? getBezierPath(props) : getSmoothStepPath({ ...props, borderRadius: 16 });
  const stroke = mark && `var(--tone-${MARKS[mark].tone}-line)`;
  return (
    <>
      <BaseEdge
        id={props.id}
        path={line}
        style={{
          stroke,
          strokeWidth: mark ? 3 : undefined,
          strokeDasharray: mark === "removed" ? "7 5" : undefined,
        }}
      />
      {mark && (
        <EdgeLabelRenderer>
          <div
            className={classes.wayMark}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            <MarkLabel mark={mark} />
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
