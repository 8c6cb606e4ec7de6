import { noteDisposition } from "./ask-disposition";
import type { Call, CallResult, EndCause, Leg } from "./call";
import { failOver } from "./fail-over";
import { hangUpFor, orderAgain } from "./hang-up";
import { endIntroduction } from "./introduce";
import { acceptOf, addLentLeg, contenders, dropLeg, findLeg, isUp, liveLeg, moveLeg } from "./legs";
import { giveUpWaiting, noteSaid } from "./opening";
import { PROVIDER_GRACE_MS, placeLeg, ringMsOf } from "./place-leg";
import type { Command, Signal } from "./signals";

/** Notes what a signal says. Orders only what answers a signal that cannot be used (an operator we do not need). */
export function observe(call: Call, signal: Signal, commands: Command[]): void {
  switch (signal.type) {
    case "begin":
      call.begunAt ??= signal.at;
      return;
    case "operator-assigned":
      return assignOperator(call, signal, commands);
    case "operator-lent":
      return lendOperator(call, signal, commands);
    case "operator-withdrawn":
      return withdrawOperator(call, signal);
    case "nobody-free":
      return nobodyFree(call);
    case "customer-allowed":
      if (call.wants === "customer-leave") {
        call.wants = null;
        call.customerAllowed = true;
      }
      return;
    case "joined":
      if (call.joinOrderedAt !== null && call.endedAt === null) call.joinedAt ??= signal.at;
      return;
    case "join-failed":
      if (call.joinOrderedAt === null || call.joinedAt !== null) return;
      // Told of an operator who has been replaced since.
      if (signal.operatorLegId && signal.operatorLegId !== liveLeg(call, "operator")?.id) return;
      conclude(call, "failed", "provider-error");
      return;
    case "timer-due":
      return timerDue(call, signal);
    case "cancelled":
      if (call.joinOrderedAt === null) conclude(call, "cancelled", null);
      return;
    default:
      return observeLeg(call, signal, commands);
  }
}

/** Sets the result once; a later reason never replaces an earlier one. */
export function conclude(call: Call, result: CallResult, cause: EndCause | null): void {
  if (call.result !== null) return;
  call.result = result;
  call.cause = cause;
  call.wants = null;
}

type LegSignal = Extract<Signal, { legId: string }>;

function observeLeg(call: Call, signal: LegSignal, commands: Command[]): void {
  const leg = findLeg(call, signal.legId);
  if (!leg) return;
  switch (signal.type) {
    case "leg-ringing":
      moveLeg(leg, "ringing", signal.at);
      return;
    case "leg-answered":
      if (signal.machine && leg.state !== "down") hangUpFor(leg, "machine");
      moveLeg(leg, "up", signal.at);
      if (leg.seat === "customer") leg.acceptedAt ??= leg.answeredAt;
      return;
    case "digit":
      // Whoever pressed a key has answered: the news of it may have been lost on the way.
      moveLeg(leg, "up", signal.at);
      if (leg.seat !== "operator" || leg.takenAt !== undefined) return;
      if (signal.digit === "1" && isUp(leg)) leg.acceptedAt ??= signal.at;
      noteDisposition(call, signal);
      return;
    case "operator-accepted":
      // Nobody's voicemail takes a call: before somebody has picked up this says nothing.
      if (leg.seat === "operator" && isUp(leg) && leg.takenAt === undefined) leg.acceptedAt ??= signal.at;
      return;
    case "operator-declined":
      // Once it is taken there is somebody to hang up on: that is done with the phone.
      if (leg.seat === "operator" && !leg.lent && leg.state !== "down" && leg.acceptedAt === null)
        hangUpFor(leg, "rejected");
      return;
    case "announcement-finished":
      return announcementFinished(call, leg, signal);
    case "leg-failed":
      if (!failOver(call, leg, signal, commands)) dropLeg(leg, signal.cause, signal.at);
      return;
    case "leg-ended":
      dropLeg(leg, signal.cause, signal.at);
  }
}

/** The end of an earlier announcement, cut short by a newer one, says nothing about the newer. */
function announcementFinished(
  call: Call,
  leg: Leg,
  signal: Extract<Signal, { type: "announcement-finished" }>,
): void {
  const { at, say } = signal;
  noteSaid(leg, signal);
  if (leg.farewellAt !== null) {
    if (say === undefined || say === `farewell:${leg.id}`) hangUpFor(leg, farewellCause(leg));
  } else if (leg.lent) endIntroduction(call, leg, say);
  else if (leg.seat === "operator" && acceptOf(call, leg) === "answer" && isUp(leg)) leg.acceptedAt ??= at;
}

const farewellCause = ({ takenAt }: Leg): EndCause => (takenAt === undefined ? "hung-up" : "taken");

function assignOperator(
  call: Call,
  { operatorId, line, at }: Extract<Signal, { type: "operator-assigned" }>,
  commands: Command[],
): void {
  // Told again: nobody is asked twice in one call.
  if (call.tried.includes(operatorId)) return;
  if (call.wants !== "operator" && !(call.options.order === "smart" && call.wants === "customer-leave")) {
    commands.push({ type: "release-operator", key: `unused:${operatorId}:${at}`, operatorId, rest: "none" });
    return;
  }
  call.wants = null;
  call.tried.push(operatorId);
  placeLeg(call, { seat: "operator", operatorId, line }, at, commands);
}

/** Until when an operator's phone may ring, and until when the operator may take their time to accept. */
export const ringsUntil = (call: Call, leg: Leg): number =>
  leg.placedAt + ringMsOf(call, leg) + PROVIDER_GRACE_MS;
export const acceptsUntil = ({ options }: Call, { whisperedAt }: Leg): number =>
  (whisperedAt ?? Number.POSITIVE_INFINITY) + options.acceptMs;

function lendOperator(
  call: Call,
  signal: Extract<Signal, { type: "operator-lent" }>,
  commands: Command[],
): void {
  const { operatorId, legId, at } = signal;
  if (findLeg(call, legId)) return;
  if (call.wants !== "operator") {
    commands.push({
      type: "return-operator",
      key: `return:${legId}:${at}`,
      operatorId,
      legId,
      talked: false,
    });
    return;
  }
  call.wants = null;
  addLentLeg(call, signal);
}

function withdrawOperator(call: Call, { legId, at }: Extract<Signal, { type: "operator-withdrawn" }>): void {
  const leg = findLeg(call, legId);
  if (!leg?.lent || call.joinOrderedAt !== null) return;
  leg.released = true;
  dropLeg(leg, "cancelled", at);
}

function nobodyFree(call: Call): void {
  if (call.wants === null) return;
  // Another one was wanted besides those who are rung: they may still take it.
  if (contenders(call).length > 0) {
    call.wants = null;
    return;
  }
  conclude(call, liveLeg(call, "customer") ? "customer-left" : noOperator(call), null);
}

/** Nobody could be asked at all; or nobody's phone could be rung; or all who were rung did not take it. */
function noOperator(call: Call): CallResult {
  if (call.tried.length === 0) return "nobody-free";
  const operators = call.legs.filter(({ seat }) => seat === "operator");
  return operators.every(({ cause }) => cause === "provider-error") ? "failed" : "nobody-answered";
}

function timerDue(call: Call, { timer, dueAt, at }: Extract<Signal, { type: "timer-due" }>): void {
  if (call.timers[timer] !== dueAt) return;
  delete call.timers[timer];
  const operator = liveLeg(call, "operator");
  const customer = liveLeg(call, "customer");
  switch (timer) {
    case "operator-wait":
      // An operator who is on the line already may go on.
      nobodyFree(call);
      return;
    case "operator-ring":
      for (const leg of contenders(call))
        if (!isUp(leg) && ringsUntil(call, leg) <= dueAt) hangUpFor(leg, "no-answer");
      return;
    case "accept":
      for (const leg of contenders(call)) {
        if (!isUp(leg) || leg.acceptedAt !== null || acceptsUntil(call, leg) > dueAt) continue;
        // Picking up was enough: the report that the whisper is over was lost, the operator is waiting.
        if (acceptOf(call, leg) === "answer") leg.acceptedAt = at;
        else hangUpFor(leg, "not-accepted");
      }
      return;
    case "customer-ring":
      if (customer && !isUp(customer)) hangUpFor(customer, "no-answer");
      return;
    case "opening":
      giveUpWaiting(customer);
      return;
    case "customer-wait":
      if (call.joinOrderedAt === null) conclude(call, "customer-left", null);
      return;
    case "talk-limit":
      call.endedBy ??= "limit";
      for (const leg of call.legs) hangUpFor(leg, "limit");
      return;
    case "disposition":
      if (operator) hangUpFor(operator, "hung-up");
      return;
    case "farewell":
      for (const leg of call.legs) if (leg.farewellAt !== null) hangUpFor(leg, farewellCause(leg));
      return;
    case "hang-up":
      for (const leg of call.legs) orderAgain(leg, dueAt);
  }
}
