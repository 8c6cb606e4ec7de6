import { oncePerProcess } from "../platform/once-per-process";
import type { CallRow } from "./call-row";

const offered = () => oncePerProcess("fresh-readings", () => new Map<string, CallRow>());

/** A call as it was just read, with signals to apply. It may be old when it is used: the version tells. */
export function offerReading(row: CallRow): void {
  if (row.pending.length > 0) offered().set(row.id, row);
}

/** Takes what was offered for a call; null where nothing was. */
export function takeReading(callId: string): CallRow | null {
  const row = offered().get(callId) ?? null;
  offered().delete(callId);
  return row;
}
