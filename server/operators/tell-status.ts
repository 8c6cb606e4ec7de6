import { type OPERATOR_STATUSES, type PauseReason, pauseReasonSchema } from "@/core/live-contract/status";
import { isOpen, nextOpening, type Schedule } from "@/core/schedule/hours";

/** Pauses without an end ("until I come back") are stored as this instant, so that one comparison serves both. */
export const UNTIL_RESUMED = new Date("9999-12-31T00:00:00Z");

export interface OperatorStatus {
  kind: (typeof OPERATOR_STATUSES)[number];
  /** When it began, where that is known. */
  since: Date | null;
  /** When it ends by itself, where that is known. */
  until: Date | null;
  /** Why they are paused, where they said so. */
  reason: PauseReason | null;
  /** The lead they are busy with. */
  callbackId: string | null;
}

export interface OperatorFacts {
  lease: {
    acquiredAt: Date;
    expiresAt: Date;
    call: { phase: string; joinedAt: Date | null; callbackId: string } | null;
    /** On the line for whichever customer answers next. */
    standby?: { phase: string; since: Date; call: { callbackId: string } | null } | null;
    /** Rung to follow a talk of others, or on the line for it. */
    supervision?: { callbackId: string } | null;
  } | null;
  pausedUntil: Date | null;
  pausedSince: Date | null;
  pauseReason: string | null;
  restingUntil: Date | null;
  idleSince: Date;
  /** Takes calls in a browser that was not registered when the provider was asked last. */
  isDisconnected: boolean;
  /** Personal hours, or those of each team; on duty where any is open. Empty: nobody says when, so always. */
  schedules: Schedule[];
}

/**
 * What an operator is doing at an instant. A running call comes first, since it is what is really happening; then what
 * the operator decided (pause), what the calendar says, and what the dispatcher decided (rest).
 */
export function tellStatus(facts: OperatorFacts, now: Date): OperatorStatus {
  const { lease, pausedUntil, restingUntil, schedules } = facts;
  if (lease && lease.expiresAt > now) {
    const { call, standby, supervision, acquiredAt } = lease;
    if (supervision) return busy("listening", acquiredAt, supervision.callbackId);
    if (standby) return standingBy(standby);
    if (!call) return busy("ringing", acquiredAt, null);
    if (call.joinedAt && call.phase === "talking") return busy("talking", call.joinedAt, call.callbackId);
    // The customer has left: what is heard on the line now is ours, and belongs to the time after the talk.
    if (call.joinedAt) return { ...busy("resting", call.joinedAt, call.callbackId), since: null };
    const kind = call.phase === "operator-ringing" || call.phase === "waiting" ? "ringing" : "connecting";
    return busy(kind, acquiredAt, call.callbackId);
  }
  if (pausedUntil && pausedUntil > now)
    return {
      ...idle("paused", pausedUntil >= UNTIL_RESUMED ? null : pausedUntil),
      since: facts.pausedSince,
      reason: pauseReasonSchema.safeParse(facts.pauseReason).data ?? null,
    };
  if (schedules.length > 0 && !schedules.some((schedule) => isOpen(schedule, now.getTime())))
    return idle("off-hours", firstOpening(schedules, now));
  if (facts.isDisconnected) return idle("disconnected", null);
  if (restingUntil && restingUntil > now) return { ...idle("resting", restingUntil), since: facts.idleSince };
  return { kind: "free", since: facts.idleSince, until: null, reason: null, callbackId: null };
}

function standingBy({ phase, since, call }: NonNullable<NonNullable<OperatorFacts["lease"]>["standby"]>) {
  const kind = phase === "lent" ? "talking" : phase === "waiting" ? "connecting" : "ringing";
  return busy(kind, since, call?.callbackId ?? null);
}

const busy = (
  kind: "ringing" | "connecting" | "talking" | "listening" | "resting",
  since: Date,
  callbackId: string | null,
): OperatorStatus => ({ kind, since, until: null, reason: null, callbackId });

const idle = (
  kind: "paused" | "off-hours" | "disconnected" | "resting",
  until: Date | null,
): OperatorStatus => ({
  kind,
  since: null,
  until,
  reason: null,
  callbackId: null,
});

function firstOpening(schedules: Schedule[], now: Date): Date | null {
  const openings = schedules.flatMap((schedule) => nextOpening(schedule, now.getTime()) ?? []);
  return openings.length === 0 ? null : new Date(Math.min(...openings));
}
