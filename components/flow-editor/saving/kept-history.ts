import { z } from "zod";
import { type FlowDocument, flowDocument } from "@/core/flow/document";
import { type History, historyAt } from "@/core/flow/history";
import { packedHistory } from "@/core/flow/packed-history/document";
import { packHistory, unpackHistory } from "@/core/flow/packed-history/pack-history";

/** A browser gives a window about five million characters for everything. */
const ROOM = 1_500_000;

const kept = z.object({ present: flowDocument, history: packedHistory });

const nameOf = (flowId: string): string => `perezvon.undo.${flowId}`;

/** Keeps what can be undone for when this window is loaded anew. */
export function keepHistory(flowId: string, history: History): void {
  try {
    const packed = { present: history.present, history: packHistory(history, ROOM) };
    sessionStorage.setItem(nameOf(flowId), JSON.stringify(packed));
  } catch {
    // No room, or storage is forbidden: undo then ends with the window, as it does in any other program.
  }
}

/**
 * What could be undone before this window was loaded anew. The draft is looked for in it, and not its version compared: a
 * window may be left while a save is on its way. A change that did not arrive can be redone.
 * @returns null where nothing was kept, or the draft is none of what this window drew
 */
export function recallHistory(flowId: string, draft: FlowDocument): History | null {
  const read = kept.safeParse(stored(flowId));
  return read.success ? historyAt(unpackHistory(read.data.history, read.data.present), draft) : null;
}

function stored(flowId: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(flowId)) ?? "null");
  } catch {
    // Damaged, or storage is forbidden: as if nothing had been kept.
    return null;
  }
}
