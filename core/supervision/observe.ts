import { dropLeg, isUp, moveLeg } from "../call/legs";
import { GIVE_UP_HANGING_UP, hangUpFor } from "../call/observe";
import type { Supervision, SupervisionSignal } from "./supervision";

/** Notes what a signal says. Facts only move forward, so repeated, late and swapped signals do no harm. */
export function observeSupervision(supervision: Supervision, signal: SupervisionSignal): void {
  switch (signal.type) {
    case "mode-chosen":
      supervision.wanted = signal.mode;
      return;
    case "supervised":
      if (supervision.asked === signal.mode) supervision.asked = null;
      supervision.mode = signal.mode;
      supervision.heardSince ??= signal.at;
      return;
    case "supervision-refused":
      return refused(supervision, signal.mode);
    case "talk-over":
    case "let-go":
      return hangUpFor(supervision.leg, isUp(supervision.leg) ? "hung-up" : "cancelled");
    case "supervision-timer-due":
      return timerDue(supervision, signal);
    default:
      return observeLeg(supervision, signal);
  }
}

/** Who hears already stays as they are; who does not hear anything holds a dead line. */
function refused(supervision: Supervision, mode: Supervision["wanted"]): void {
  if (supervision.asked === mode) supervision.asked = null;
  if (supervision.mode === null) hangUpFor(supervision.leg, "provider-error");
  else if (supervision.wanted === mode) supervision.wanted = supervision.mode;
}

type LegSignal = Extract<SupervisionSignal, { legId: string }>;

function observeLeg({ leg, options }: Supervision, signal: LegSignal): void {
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
      return;
    case "leg-failed":
    case "leg-ended":
      dropLeg(leg, signal.cause, signal.at);
  }
}

function timerDue(
  { leg, timers, options }: Supervision,
  { timer, dueAt, at }: Extract<SupervisionSignal, { type: "supervision-timer-due" }>,
): void {
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
    case "limit":
      return hangUpFor(leg, "limit");
    case "hang-up":
      // Ordered again, or given up: after so many orders a leg that nobody reports on is taken for lost.
      if (leg.hangUps >= GIVE_UP_HANGING_UP) dropLeg(leg, "lost", dueAt);
      else leg.hangUpAt = null;
  }
}
