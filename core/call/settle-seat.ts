import type { Call, Leg } from "./call";
import { hangUpFor } from "./hang-up";
import { contenders, holderOf, isReady, isUp } from "./legs";
import type { Command } from "./signals";
import { FAREWELL_MS, giveBack } from "./wind-down";

/**
 * Of several operators who are rung the first to accept has the call; whoever else rings stops, and whoever else has
 * picked up is told why. An operator who is gone again before the talk leaves the seat to the next.
 */
export function settleSeat(call: Call, at: number, commands: Command[]): void {
  if (call.joinOrderedAt === null && holderOf(call)?.state === "down") call.takenBy = null;
  if (call.takenBy) return;
  const [first] = contenders(call)
    .filter((leg) => isReady(leg) && leg.hangUpCause === null)
    .sort((a, b) => (a.acceptedAt ?? 0) - (b.acceptedAt ?? 0));
  if (!first) return;
  call.takenBy = first.id;
  if (call.wants === "operator") call.wants = null;
  for (const leg of contenders(call)) if (leg !== first) letGo(call, leg, at, commands);
}

function letGo(call: Call, leg: Leg, at: number, commands: Command[]): void {
  leg.takenAt = at;
  if (leg.lent) return giveBack(call, leg, at, commands);
  if (!isUp(leg) || leg.hangUpCause !== null) return hangUpFor(leg, "taken");
  leg.farewellAt = at;
  call.timers.farewell = at + FAREWELL_MS;
  commands.push({ type: "say", key: `farewell:${leg.id}`, legId: leg.id, announcement: "already-taken" });
}
