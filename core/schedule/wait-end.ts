import type { WaitUntil } from "../flow/runtime/node-step";
import { isOpen, nextOpening, type Schedule } from "./hours";

/**
 * When a wait of the routing is over, epoch ms.
 * @param team whose hours count, of those that name one; null: it is gone
 * @returns null where that time never comes: the team does not open any more
 */
export function waitEnd(until: WaitUntil, team: Schedule | null, now: number): number | null {
  if (until.kind === "opening") return team && openingAfter(team, now, until.afterMs);
  const at = until.kind === "instant" ? until.at : now + until.minutes * 60_000;
  if (until.teamId === undefined) return at;
  const afterMs = until.kind === "instant" ? 0 : until.afterMs;
  return team && (isOpen(team, at) ? at : openingAfter(team, at, afterMs));
}

/** So long after the opening; at the opening where the team is closed again by then. */
function openingAfter(team: Schedule, from: number, afterMs = 0): number | null {
  const opening = nextOpening(team, from);
  return opening !== null && isOpen(team, opening + afterMs) ? opening + afterMs : opening;
}

/** The team whose hours a wait hangs on; null: none. */
export const teamOfWait = ({ teamId }: WaitUntil): string | null => teamId ?? null;
