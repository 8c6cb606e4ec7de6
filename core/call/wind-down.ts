import { asksForDisposition } from "./ask-disposition";
import type { Call, Leg } from "./call";
import { hangUpFor } from "./hang-up";
import { isUp } from "./legs";
import type { Announcement, Command } from "./signals";
import { hasTalked, talkMs } from "./talk";

/** Longest a farewell may take before the leg is hung up anyway. */
export const FAREWELL_MS = 8_000;

/** The result is known: says the last words, brings every leg down, gives lent ones back, and finishes. */
export function windDown(call: Call, at: number, commands: Command[]): void {
  for (const leg of call.legs) {
    if (leg.state === "down") continue;
    if (asksForDisposition(call, leg, at, commands)) continue;
    if (leg.lent) giveBack(call, leg, at, commands);
    else if (leg.hangUpCause === null) sendOff(call, leg, at, commands);
  }
  if (call.legs.every((leg) => leg.state === "down")) finish(call, at, commands);
}

/** A lent leg goes back to the dispatcher. */
export function giveBack(call: Call, leg: Leg, at: number, commands: Command[]): void {
  leg.released = true;
  leg.state = "down";
  leg.endedAt = at;
  const operatorId = leg.operatorId ?? "";
  const talked = call.joinedAt !== null;
  commands.push({
    type: "return-operator",
    key: `return:${leg.id}:${at}`,
    operatorId,
    legId: leg.id,
    talked,
  });
}

function sendOff(call: Call, leg: Leg, at: number, commands: Command[]): void {
  const words = farewell(call, leg);
  if (!words) return hangUpFor(leg, call.result === "conversation" ? "hung-up" : "cancelled");
  if (leg.farewellAt !== null) return;
  leg.farewellAt = at;
  call.timers.farewell = at + FAREWELL_MS;
  commands.push({ type: "say", key: `farewell:${leg.id}`, legId: leg.id, announcement: words });
}

/** Nobody who has picked up is left in silence or hung up on without a word. */
function farewell(call: Call, leg: Leg): Announcement | null {
  if (!isUp(leg) || call.joinedAt !== null) return null;
  if (leg.seat === "operator") return "customer-unreached";
  return call.result === "customer-left" || call.result === "failed" ? "apology" : null;
}

function finish(call: Call, at: number, commands: Command[]): void {
  if (hasTalked(call, at) && call.result !== "conversation") {
    // The report of the join came after the report of the end.
    call.result = "conversation";
    call.cause = null;
  }
  call.endedAt = at;
  commands.push({
    type: "finish",
    key: `finish:${call.options.callId}`,
    result: call.result ?? "failed",
    cause: call.cause,
    talkMs: talkMs(call, at),
  });
}
