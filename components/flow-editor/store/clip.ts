import type { FlowDocument, FlowKind } from "@/core/flow/document";
import { readDocument } from "@/core/flow/migrate";

/**
 * What is selected, as text: a flow of its own, so that it can be pasted into another flow, another window or a message.
 * @returns null where nothing is selected that could be copied; a flow's start is not
 */
export function writeClip(document: FlowDocument, selection: ReadonlySet<string>): string | null {
  const nodes = document.nodes.filter(({ id, kind }) => selection.has(id) && kind !== "start");
  const notes = document.notes.filter(({ id }) => selection.has(id));
  if (nodes.length + notes.length === 0) return null;
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = document.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return JSON.stringify({ ...document, nodes, notes, edges });
}

/** @returns null: no steps, or of the other sort of flow */
export function readClip(text: string, kind: FlowKind): FlowDocument | null {
  const document = readDocument(parsed(text));
  return document.ok && document.value.kind === kind ? document.value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Anything may be on a clipboard: text that is no JSON is no flow, which readDocument tells.
    return null;
  }
}
