import type { CallbackAccepted } from "@/core/widget-contract/wire";
import type { Memory } from "../page/memory";
import { type Intent, readAccepted } from "./transport";

/** The callback under way, as it survives a reload. */
export interface Remembered {
  accepted: CallbackAccepted;
  /** The first promise made: what lateness is measured against (ISO). */
  promised: string | null;
}

/** The callback of this tab, else a planned one from another day. */
export function recall(memory: Memory, base: string): Remembered | undefined {
  return parse(memory.read("session", "callback"), base) ?? parse(memory.read("lasting", "callback"), base);
}

/** Kept for the tab; for good only where the call is planned for later, because the visitor will have left by then. */
export function remember(memory: Memory, callback: Remembered, isPlanned: boolean): void {
  const { id, statusUrl, eventsUrl, cancelUrl } = callback.accepted;
  // Lines rather than JSON: none of these can hold a line break, and the page's prototypes have no say in it.
  const record = [id, statusUrl, eventsUrl, cancelUrl, callback.promised ?? ""].join("\n");
  memory.write("session", "callback", record);
  memory.write("lasting", "callback", isPlanned ? record : null);
}

export function forget(memory: Memory): void {
  memory.write("session", "callback", null);
  memory.write("lasting", "callback", null);
}

function parse(record: string | null, base: string): Remembered | undefined {
  if (record === null) return undefined;
  const [id, statusUrl, eventsUrl, cancelUrl, promised] = record.split("\n");
  const accepted = readAccepted({ id, statusUrl, eventsUrl, cancelUrl }, base);
  return accepted && { accepted, promised: promised || null };
}

/** The request that has not been answered yet, so that a reload and a second press do not make two of it. */
export function unanswered(memory: Memory): Intent | undefined {
  const record = memory.read("session", "intent");
  const at = record?.indexOf("\n") ?? -1;
  return record && at > 0 ? { key: record.slice(0, at), body: record.slice(at + 1) } : undefined;
}

export function keepIntent(memory: Memory, intent: Intent | null): void {
  memory.write("session", "intent", intent && `${intent.key}\n${intent.body}`);
}
