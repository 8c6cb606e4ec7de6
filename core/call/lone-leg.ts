import type { Leg } from "./call";
import { hangUpFor, orderAgain } from "./hang-up";
import { dropLeg, isUp, moveLeg } from "./legs";
import type { Command, Signal } from "./signals";

/**
 * One phone without a call around it: an operator on standby, a manager beside a talk. What happens to such a leg means
 * the same in both.
 */
export type LoneLegSignal = Extract<
  Signal,
  {
    type: "leg-ringing" | "leg-answered" | "digit" | "announcement-finished" | "leg-failed" | "leg-ended";
  }
>;

/** "key": picking up is not enough, since voicemail does that too. */
export interface LoneLegOptions {
  accept: "key" | "answer";
}

export type LoneLegTimer = "ring" | "accept" | "hang-up";

export const placeLoneLeg = (
  leg: Leg,
  { operatorId, ringMs }: { operatorId: string; ringMs: number },
): Extract<Command, { type: "place-leg" }> => ({
  type: "place-leg",
  key: `place:${leg.id}`,
  legId: leg.id,
  seat: "operator",
  operatorId,
  ringMs,
});

/** Notes what happened to the leg. */
export function observeLoneLeg(leg: Leg, { accept }: LoneLegOptions, signal: LoneLegSignal): void {
  switch (signal.type) {
    case "leg-ringing":
      moveLeg(leg, "ringing", signal.at);
      return;
    case "leg-answered":
      if (signal.machine && leg.state !== "down") hangUpFor(leg, "machine");
      if (moveLeg(leg, "up", signal.at) && accept === "answer" && !signal.machine)
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

/** Notes that one of its deadlines has passed. */
export function passLoneLegTimer(
  leg: Leg,
  { accept }: LoneLegOptions,
  { timer, dueAt, at }: { timer: LoneLegTimer; dueAt: number; at: number },
): void {
  switch (timer) {
    case "ring":
      return hangUpFor(leg, "no-answer");
    case "accept":
      // Picking up was enough: only the report of it went astray.
      if (accept === "answer") leg.acceptedAt ??= at;
      else hangUpFor(leg, "not-accepted");
      return;
    case "hang-up":
      orderAgain(leg, dueAt);
  }
}
