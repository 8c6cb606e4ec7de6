import type { Edge, Node } from "@xyflow/react";
import type { FlowDocument, FlowNode } from "@/core/flow/document";
import type { EditorState, Point } from "../store/editor-store";
import { guessSize } from "./guess-size";

export type FlowNote = FlowDocument["notes"][number];
export type StepNode = Node<{ kind: string; config: Record<string, unknown>; name?: string }, "step">;
export type NoteNode = Node<{ note: FlowNote }, "note">;
export type CanvasNode = StepNode | NoteNode;
export type CanvasEdge = Edge<Record<string, never>, "way">;

type Seen = Pick<EditorState, "selection" | "measured" | "dragged" | "readOnly">;
type Label = (step: FlowNode) => string;

interface Kept<From, Drawn> {
  from: From;
  selected: boolean;
  measured: Seen["measured"][string] | undefined;
  held: Point | undefined;
  node: Drawn;
}

/**
 * The document as React Flow draws it. Sizes, selection and what is being dragged are of this window and come from
 * beside the document. A node of which nothing changed stays the same object, and its data does where it only moved:
 * what is the same is not drawn again.
 */
export function createProjection(label: Label) {
  const notes = keeper<FlowNote, NoteNode>(noteNode);
  const steps = keeper<FlowNode, StepNode, FlowDocument["kind"]>((step, old, flow) => ({
    ...guessSize(flow, step),
    id: step.id,
    type: "step",
    position: step.position,
    ariaLabel: label(step),
    data: isOf(old?.data, step) ? old.data : { kind: step.kind, config: step.config, name: step.name },
  }));
  return (document: FlowDocument, seen: Seen): CanvasNode[] => [
    ...notes(document.notes, seen, document.kind),
    ...steps(document.nodes, seen, document.kind),
  ];
}

const isOf = (data: StepNode["data"] | undefined, step: FlowNode): data is StepNode["data"] =>
  data?.config === step.config && data.kind === step.kind && data.name === step.name;

/** Remembers what was made of each item, and makes again only where the item or what is seen of it is another. */
function keeper<From extends { id: string }, Drawn extends CanvasNode, Flow = FlowDocument["kind"]>(
  make: (from: From, old: Drawn | undefined, flow: Flow) => Drawn,
) {
  let before = new Map<string, Kept<From, Drawn>>();
  return (items: readonly From[], seen: Seen, flow: Flow): Drawn[] => {
    const next: typeof before = new Map();
    for (const from of items) {
      const old = before.get(from.id);
      const { id } = from;
      const now = { selected: seen.selection.has(id), measured: seen.measured[id], held: seen.dragged[id] };
      const isSame =
        old?.from === from &&
        old.selected === now.selected &&
        old.measured === now.measured &&
        old.held === now.held;
      next.set(id, isSame ? old : { from, ...now, node: seenAs(make(from, old?.node, flow), now, seen) });
    }
    before = next;
    return [...next.values()].map(({ node }) => node);
  };
}

function seenAs<Drawn extends CanvasNode>(
  made: Drawn,
  { selected, measured, held }: Omit<Kept<unknown, unknown>, "from" | "node">,
  { readOnly }: Seen,
): Drawn {
  return {
    ...made,
    selected,
    draggable: !readOnly,
    // With a true size come true places of the ways out, which React Flow keeps: guessed ones would stand before them.
    ...(measured && { measured, handles: undefined }),
    ...(held && { position: held }),
  };
}

const noteNode = (note: FlowNote): NoteNode => ({
  id: note.id,
  type: "note",
  position: note.position,
  width: note.size.width,
  height: note.size.height,
  // Under the steps, however they are sorted: a frame is put around steps that are there.
  zIndex: note.kind === "frame" ? -2 : -1,
  data: { note },
});

/** The connections as React Flow draws them; one of which nothing changed stays the same object. */
export function createEdgeProjection() {
  let before = new Map<FlowDocument["edges"][number], CanvasEdge>();
  return (document: FlowDocument, selection: ReadonlySet<string>): CanvasEdge[] => {
    const next = new Map(
      document.edges.map((edge) => {
        const old = before.get(edge);
        const selected = selection.has(edge.id);
        return [edge, old?.selected === selected ? old : edgeOf(edge, selected)];
      }),
    );
    before = next;
    return [...next.values()];
  };
}

const edgeOf = ({ id, from, port, to }: FlowDocument["edges"][number], selected: boolean): CanvasEdge => ({
  id,
  type: "way",
  source: from,
  sourceHandle: port,
  target: to,
  targetHandle: "in",
  selected,
});
