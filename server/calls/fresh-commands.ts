import { randomUUID } from "node:crypto";
import type { Command } from "@/core/call/signals";
import { oncePerProcess } from "../platform/once-per-process";
import type { CallRow } from "./call-row";

/** A command as it stands in the outbox. */
export interface OutboxCommand {
  id: bigint;
  key: string;
  body: Command;
  attempts: number;
}

/** Commands that this process has just stored, with all that is needed to perform them. */
export interface FreshCommands {
  row: CallRow;
  items: OutboxCommand[];
}

/** Who claims: this process. */
export const processId = (): string => oncePerProcess("process-id", () => randomUUID());

const offered = () => oncePerProcess("fresh-commands", () => new Map<string, FreshCommands[]>());

/** After the commit: whoever performs the call's commands next need not look them up. */
export function offerFresh(fresh: FreshCommands): void {
  const all = offered();
  all.set(fresh.row.id, [...(all.get(fresh.row.id) ?? []), fresh]);
}

const distrusted = () => oncePerProcess("distrusted-calls", () => new Map<string, number>());

/**
 * A command was put off: what is offered for its call within the next `ms` was perhaps stored before that was
 * written, and would overtake it. The outbox is asked instead.
 */
export function distrustFresh(callId: string, ms: number): void {
  const now = Date.now();
  for (const [id, until] of distrusted()) if (until < now) distrusted().delete(id);
  distrusted().set(callId, now + ms);
}

/** Takes what was offered for a call, as one list in order; null where nothing was, or where it cannot be trusted. */
export function takeFresh(callId: string): FreshCommands | null {
  const all = offered().get(callId) ?? [];
  offered().delete(callId);
  const last = all.at(-1);
  if (!last || (distrusted().get(callId) ?? 0) > Date.now()) return null;
  return { ...last, items: all.flatMap(({ items }) => items).sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
