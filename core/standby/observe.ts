import { dropLeg, isUp, moveLeg } from "../call/legs";
import { GIVE_UP_HANGING_UP, hangUpFor } from "../call/observe";
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

type LegSignal = Extract<StandbySignal, { legId: string }>;

/** What the call that has the operator said or asked is for it to hear the end of: keys, and how far it was spoken. */
function passOn({ leg, lentTo }: Standby, signal: LegSignal, commands: StandbyCommand[]): void {
  if (lentTo === null || signal.legId !== leg.id) return;
  if (signal.type !== "digit" && signal.type !== "announcement-finished") return;
  const key = `passed-on:${leg.id}:${signal.type}:${signal.at}`;
  commands.push({ type: "tell-call", key, callId: lentTo, signal });
}

function observeLeg(standby: Standby, signal: LegSignal): void {
  const { leg, options } = standby;
  if (signal.legId !== leg.id) return;
  switch (signal.type) {
    case "leg-ringing":
      moveLeg(leg, "ringing", signal.at);
      return;
    case "leg-answered":
      if (signal.machine && leg.state !== "down") hangUpFor(leg, "machine");
      if (moveLeg(leg, "up", signal.at) && options.accept === "answer" && !signal.machine)
        leg.acceptedAt ??= signal.at;
      return;
    case "digit":
      // Whoever pressed a key has answered: the news of it may have been lost on the way.
      moveLeg(leg, "up", signal.at);
      if (signal.digit === "1" && isUp(leg)) leg.acceptedAt ??= signal.at;
      return;
    case "announcement-finished":
      // The end of an earlier announcement, cut short by the farewell, says nothing about the farewell.
      if (leg.farewellAt !== null && (signal.say === undefined || signal.say === lastSaid(standby)))
        hangUpFor(leg, "hung-up");
      return;
    case "leg-failed":
    case "leg-ended":
      dropLeg(leg, signal.cause, signal.at);
  }
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
    case "ring":
      return hangUpFor(leg, "no-answer");
    case "accept":
      // Picking up was enough: only the report of it went astray.
      if (options.accept === "answer") leg.acceptedAt ??= at;
      else hangUpFor(leg, "not-accepted");
      return;
    case "reassure":
      return say(standby, "standby-hold", commands);
    case "wait-limit":
      return dismiss(standby, at);
    case "loan-limit":
      return hangUpFor(leg, "limit");
    case "farewell":
      return hangUpFor(leg, "hung-up");
    case "hang-up":
      // Ordered again, or given up: after so many orders a leg that nobody reports on is taken for lost.
      if (leg.hangUps >= GIVE_UP_HANGING_UP) dropLeg(leg, "lost", dueAt);
      else leg.hangUpAt = null;
  }
}
