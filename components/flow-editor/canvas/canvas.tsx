"use client";

import "@xyflow/react/dist/style.css";
import { useMantineColorScheme } from "@mantine/core";
import {
  Background,
  type Connection,
  ConnectionMode,
  Controls,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  type NodeTypes,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { type DragEvent, memo, useCallback, useMemo, useState } from "react";
import { CountsSwitch } from "../counts/counts-provider";
import { STEP_DRAG } from "../palette/palette";
import { addStep, connectPort } from "../store/actions";
import { useDocument, useEditor, useEditorStore } from "../store/editor-context";
import { documentOf } from "../store/editor-store";
import { useSentence, useWording } from "../words/use-wording";
import { applyEdgeChanges, applyNodeChanges } from "./apply-changes";
import classes from "./canvas.module.css";
import { type CanvasEdge, type CanvasNode, createEdgeProjection, createProjection } from "./canvas-node";
import { NoteView } from "./note-view";
import { openingView } from "./opening-view";
import { Overview } from "./overview";
import { StepView } from "./step-view";
import { useAriaLabels } from "./use-aria-labels";
import { useFollowSelection } from "./use-follow-selection";
import { WayView } from "./way-view";

const NODE_TYPES: NodeTypes = { step: StepView, note: NoteView };
const EDGE_TYPES = { way: WayView };
/**
 * Up to so many steps and notes all are drawn, also those out of sight: the Tab key and screen readers find every one.
 * In larger ones that would cost seconds; there the search and the plain words lead to all of them.
 */
const ALL_DRAWN = 200;
const GRID: [number, number] = [16, 16];
const FIT = { padding: 0.15, maxZoom: 1, duration: 200 };
const SEVERAL_KEYS = ["Shift", "Meta", "Control"];
const isOther = ({ source, target }: { source: string | null; target: string | null }) => source !== target;

/** The diagram. It draws the document and turns gestures into edits; what it shows is never a truth of its own. */
export function Canvas() {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const { colorScheme } = useMantineColorScheme();
  const { nodes, edges } = useProjected();
  const drop = useDrop();
  const [fitOnOpening] = useState(() => ({
    ...FIT,
    nodes: openingView(documentOf(store.getState()), pane()),
  }));
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) =>
      connectPort(store, { node: source, port: sourceHandle ?? "next" }, target),
    [store],
  );
  const onConnectEnd = useConnectEnd();
  useFollowSelection();
  return (
    <section data-canvas tabIndex={-1} className={classes.canvas} aria-label={t("canvas.label")} {...drop}>
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={colorScheme === "auto" ? "system" : colorScheme}
        onNodesChange={useCallback(
          (changes: NodeChange<CanvasNode>[]) => applyNodeChanges(store, changes),
          [store],
        )}
        onEdgesChange={useCallback(
          (changes: EdgeChange<CanvasEdge>[]) => applyEdgeChanges(store, changes),
          [store],
        )}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        isValidConnection={isOther}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={28}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        edgesReconnectable={false}
        // Removing joins what stood around, which is an edit of ours (use-shortcuts.ts).
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={SEVERAL_KEYS}
        snapToGrid
        snapGrid={GRID}
        fitView
        fitViewOptions={fitOnOpening}
        onlyRenderVisibleElements={nodes.length > ALL_DRAWN}
        minZoom={0.2}
        maxZoom={1.75}
        panOnScroll
        zoomOnDoubleClick={false}
        ariaLabelConfig={useAriaLabels()}
      >
        <CountsSwitch />
        <Furniture minimap={t("canvas.minimap")} />
      </ReactFlow>
      {nodes.length <= 1 && !readOnly && <p className={classes.empty}>{t("canvas.empty")}</p>}
    </section>
  );
}

/** Nearly the size of the diagram before it has been laid out: what stands beside it takes a known place. */
function pane(): { width: number; height: number } {
  if (typeof window === "undefined") return { width: 1_000, height: 700 };
  const { innerWidth, innerHeight } = window;
  return { width: innerWidth < 768 ? innerWidth : innerWidth - 440, height: innerHeight - 60 };
}

/** What stands around the diagram, and is not drawn again with each move in it. */
const Furniture = memo(function Furniture({ minimap }: { minimap: string }) {
  return (
    <>
      <Background gap={24} size={1.4} />
      <Controls showInteractive={false} fitViewOptions={FIT} />
      <Overview label={minimap} />
    </>
  );
});

function useProjected() {
  const document = useDocument();
  const selection = useEditor((state) => state.selection);
  const measured = useEditor((state) => state.measured);
  const dragged = useEditor((state) => state.dragged);
  const readOnly = useEditor((state) => state.readOnly);
  const sentence = useSentence();
  const project = useMemo(() => createProjection((step) => step.name || sentence(step)), [sentence]);
  const [projectEdges] = useState(createEdgeProjection);
  return {
    nodes: useMemo(
      () => project(document, { selection, measured, dragged, readOnly }),
      [project, document, selection, measured, dragged, readOnly],
    ),
    edges: useMemo(() => projectEdges(document, selection), [projectEdges, document, selection]),
  };
}

/** A step that is dragged from the palette lands where it is let go. */
function useDrop() {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(STEP_DRAG)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(STEP_DRAG);
      if (!kind) return;
      event.preventDefault();
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      addStep(store, kind, { position: { x: x - 116, y: y - 28 } });
    },
  };
}

/** A connection that is let go over nothing asks what should stand there. */
function useConnectEnd() {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  const ask = (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
    const { fromNode, fromHandle, toNode, toHandle } = connection;
    if (toNode || toHandle || fromHandle?.type !== "source" || !fromNode || !fromHandle.id) return;
    const point = "changedTouches" in event ? event.changedTouches[0] : event;
    if (!point) return;
    const { x, y } = screenToFlowPosition({ x: point.clientX, y: point.clientY });
    store.setState({
      adding: { after: { node: fromNode.id, port: fromHandle.id }, position: { x, y: y - 28 } },
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it reads stays the same, and a new function would be a change to React Flow
  return useCallback(ask, []);
}
