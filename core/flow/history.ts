import { isDrawnAlike } from "./diff";
import type { FlowDocument } from "./document";

/** What can be undone. Documents share their unchanged parts, so a hundred of them weigh little more than one. */
export interface History {
  past: readonly FlowDocument[];
  present: FlowDocument;
  future: readonly FlowDocument[];
  /** Of the last change: another with the same key joins it. */
  key: string | null;
}

export const HISTORY_LIMIT = 100;

/** A history without a past: of a document that was loaded. */
export const startHistory = (present: FlowDocument): History => ({
  past: [],
  present,
  future: [],
  key: null,
});

/**
 * Remembers a change. What was undone before is gone then.
 * @param key changes in a row with the same key are one step: a drag, a field that is typed into
 */
export function record(history: History, present: FlowDocument, key: string | null = null): History {
  if (present === history.present) return history;
  const joins = key !== null && key === history.key && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-HISTORY_LIMIT);
  return { past, present, future: [], key };
}

/** One step back; the same history where there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    key: null,
  };
}

/** One step forward again; the same history where nothing was undone. */
export function redo(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, key: null };
}

export const canUndo = ({ past }: History): boolean => past.length > 0;
export const canRedo = ({ future }: History): boolean => future.length > 0;

/**
 * As many steps back or forward as lead to a document that was loaded, the nearest to the present.
 * @returns null where the history does not lead there
 */
export function historyAt({ past, present, future }: History, loaded: FlowDocument): History | null {
  const drawn = [...past, present, ...future];
  const nearest = [...drawn.keys()].sort((a, b) => Math.abs(a - past.length) - Math.abs(b - past.length));
  const at = nearest.find((place) => isDrawnAlike(drawn[place] ?? present, loaded));
  if (at === undefined) return null;
  const [there = present, ...after] = drawn.slice(at);
  return { past: drawn.slice(0, at), present: there, future: after, key: null };
}
