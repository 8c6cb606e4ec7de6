import type { FlowDocument } from "../document";

export interface Point {
  x: number;
  y: number;
}

/** Moves nodes and notes to where they are wanted, by id. */
export function moveNodes(document: FlowDocument, to: Readonly<Record<string, Point>>): FlowDocument {
  const nodes = placed(document.nodes, to);
  const notes = placed(document.notes, to);
  return nodes === document.nodes && notes === document.notes ? document : { ...document, nodes, notes };
}

/** The same list where nothing moves, so that a drag of no distance is no step of the history. */
function placed<Placed extends { id: string; position: Point }>(
  items: Placed[],
  to: Readonly<Record<string, Point>>,
): Placed[] {
  const next = items.map((item) => {
    const position = Object.hasOwn(to, item.id) ? to[item.id] : undefined;
    const stays = !position || (position.x === item.position.x && position.y === item.position.y);
    return stays ? item : { ...item, position: { x: position.x, y: position.y } };
  });
  return next.every((item, at) => item === items[at]) ? items : next;
}
