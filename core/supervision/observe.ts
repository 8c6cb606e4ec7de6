import { hangUpFor } from "../call/hang-up";
import { isUp } from "../call/legs";
import { observeLoneLeg, passLoneLegTimer } from "../call/lone-leg";
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
      if (signal.legId === supervision.leg.id) observeLoneLeg(supervision.leg, supervision.options, signal);
  }
}

/** Who hears already stays as they are; who does not hear anything holds a dead line. */
function refused(supervision: Supervision, mode: Supervision["wanted"]): void {
  if (supervision.asked === mode) supervision.asked = null;
  if (supervision.mode === null) hangUpFor(supervision.leg, "provider-error");
  else if (supervision.wanted === mode) supervision.wanted = supervision.mode;
}

function timerDue(
  { leg, timers, options }: Supervision,
  { timer, dueAt, at }: Extract<SupervisionSignal, { type: "supervision-timer-due" }>,
): void {
  if (timers[timer] !== dueAt) return;
  delete timers[timer];
  if (timer === "limit") hangUpFor(leg, "limit");
  else passLoneLegTimer(leg, options, { timer, dueAt, at });
}
