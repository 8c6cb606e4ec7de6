import type { FlowDocument } from "../document";
import type { History } from "../history";
import type { PackedHistory, PackedStep } from "./document";

/** @param limit about how many characters of JSON it may take; steps far from the present are left out for it */
export function packHistory({ past, present, future }: History, limit: number): PackedHistory {
  let left = limit;
  const pack = (documents: readonly FlowDocument[]): PackedStep[] => {
    const steps: PackedStep[] = [];
    let beside = present;
    for (const document of documents) {
      const found = stepTo(document, beside);
      left -= JSON.stringify(found).length;
      if (left < 0) break;
      steps.push(found);
      beside = document;
    }
    return steps;
  };
  return { past: pack([...past].reverse()), future: pack(future) };
}

/** The history again, around the document that it ended with. */
export function unpackHistory({ past, future }: PackedHistory, present: FlowDocument): History {
  const unpack = (steps: readonly PackedStep[]): FlowDocument[] => {
    let beside = present;
    return steps.map((found) => {
      beside = apply(found, beside);
      return beside;
    });
  };
  return { past: unpack(past).reverse(), present, future: unpack(future), key: null };
}

function stepTo(document: FlowDocument, beside: FlowDocument): PackedStep {
  return {
    ...(document.nodes !== beside.nodes && { nodes: listTo(document.nodes, beside.nodes) }),
    ...(document.edges !== beside.edges && { edges: listTo(document.edges, beside.edges) }),
    ...(document.notes !== beside.notes && { notes: listTo(document.notes, beside.notes) }),
  };
}

interface Named {
  id: string;
}

function listTo<Item extends Named>(list: Item[], beside: Item[]): { put: Item[]; order?: string[] } {
  // Edits keep what they do not change: the same object is the same item.
  const known = new Set(beside);
  const put = list.filter((item) => !known.has(item));
  const isInOrder = list.length === beside.length && list.every(({ id }, at) => id === beside[at]?.id);
  return isInOrder ? { put } : { put, order: list.map(({ id }) => id) };
}

const apply = (found: PackedStep, beside: FlowDocument): FlowDocument => ({
  ...beside,
  nodes: found.nodes ? listFrom(found.nodes, beside.nodes) : beside.nodes,
  edges: found.edges ? listFrom(found.edges, beside.edges) : beside.edges,
  notes: found.notes ? listFrom(found.notes, beside.notes) : beside.notes,
});

function listFrom<Item extends Named>(
  { put, order }: { put: Item[]; order?: string[] | undefined },
  beside: Item[],
): Item[] {
  const items = new Map([...beside, ...put].map((item) => [item.id, item]));
  return (order ?? beside.map(({ id }) => id)).flatMap((id) => items.get(id) ?? []);
}
