import { hangUpFor } from "../call/hang-up";
import { type LoneLegSignal, observeLoneLeg, passLoneLegTimer } from "../call/lone-leg";
import { dismiss, lastSaid, legLost, say } from "./orders";
import { isLendable, type Standby, type StandbyCommand, type StandbySignal } from "./standby";

/** Notes what a signal says. Facts only move forward, so repeated, late and swapped signals do no harm. */
export function observeStandby(standby: Standby, signal: StandbySignal, commands: StandbyCommand[]): void {
  switch (signal.type) {
    case "lent":
      return lend(standby, signal, commands);
    case "returned":
      if (standby.lentTo !== signal.callId) return;
      standby.lentTo = null;
      if (!signal.talked) return;
      standby.hasTalked = true;
      return hangUpFor(standby.leg, "hung-up");
    case "dismissed":
      if (standby.lentTo === null) dismiss(standby, signal.at);
      return;
    case "standby-timer-due":
      return timerDue(standby, signal, commands);
    default:
      passOn(standby, signal, commands);
      return observeLeg(standby, signal);
  }
}

/** What the call that has the operator said or asked is for it to hear the end of: keys, and how far it was spoken. */
function passOn({ leg, lentTo }: Standby, signal: LoneLegSignal, commands: StandbyCommand[]): void {
  if (lentTo === null || signal.legId !== leg.id) return;
  if (signal.type !== "digit" && signal.type !== "announcement-finished") return;
  const key = `passed-on:${leg.id}:${signal.type}:${signal.at}`;
  commands.push({ type: "tell-call", key, callId: lentTo, signal });
}

function observeLeg(standby: Standby, signal: LoneLegSignal): void {
  const { leg, options } = standby;
  if (signal.legId !== leg.id) return;
  observeLoneLeg(leg, options, signal);
  // The end of an earlier announcement, cut short by the farewell, says nothing about the farewell.
  if (signal.type === "announcement-finished" && leg.farewellAt !== null)
    if (signal.say === undefined || signal.say === lastSaid(standby)) hangUpFor(leg, "hung-up");
}

/** A loan of an operator who has left meanwhile: the call is told at once, and asks for another. */
function lend(
  standby: Standby,
  { callId, at }: Extract<StandbySignal, { type: "lent" }>,
  commands: StandbyCommand[],
): void {
  if (standby.lentTo === callId) return;
  if (isLendable(standby)) standby.lentTo = callId;
  else commands.push(legLost(standby, callId, at));
}

function timerDue(
  standby: Standby,
  { timer, dueAt, at }: Extract<StandbySignal, { type: "standby-timer-due" }>,
  commands: StandbyCommand[],
): void {
  const { leg, timers, options } = standby;
  if (timers[timer] !== dueAt) return;
  delete timers[timer];
  switch (timer) {
    case "reassure":
      return say(standby, "standby-hold", commands);
    case "wait-limit":
      return dismiss(standby, at);
    case "loan-limit":
      return hangUpFor(leg, "limit");
    case "farewell":
      return hangUpFor(leg, "hung-up");
    default:
      return passLoneLegTimer(leg, options, { timer, dueAt, at });
  }
}
