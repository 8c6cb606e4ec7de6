import { z } from "zod";
import type { FlowDocument } from "@/core/flow/document";
import type { History } from "@/core/flow/history";
import { packedHistory } from "@/core/flow/packed-history/document";
import { packHistory, unpackHistory } from "@/core/flow/packed-history/pack-history";

/** A browser gives a window about five million characters for everything. */
const ROOM = 1_500_000;

const kept = z.object({ version: z.number(), history: packedHistory });

const nameOf = (flowId: string): string => `perezvon.undo.${flowId}`;

/** Keeps what can be undone for when this window is loaded anew. @param version of the draft that the server holds */
export function keepHistory(flowId: string, version: number, history: History): void {
  try {
    const packed = { version, history: packHistory(history, ROOM) };
    sessionStorage.setItem(nameOf(flowId), JSON.stringify(packed));
  } catch {
    // No room, or storage is forbidden: undo then ends with the window, as it does in any other program.
  }
}

/**
 * What could be undone before this window was loaded anew.
 * @returns null where nothing was kept, or somebody saved another draft since
 */
export function recallHistory(flowId: string, version: number, draft: FlowDocument): History | null {
  const read = kept.safeParse(stored(flowId));
  if (!read.success || read.data.version !== version) return null;
  const history = unpackHistory(read.data.history, draft);
  return history.past.length + history.future.length > 0 ? history : null;
}

function stored(flowId: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(flowId)) ?? "null");
  } catch {
    // Damaged, or storage is forbidden: as if nothing had been kept.
    return null;
  }
}
