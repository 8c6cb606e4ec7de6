import type { Leg } from "../call/call";
import { isReady, isUp } from "../call/legs";
import type { LoneLegSignal, LoneLegTimer } from "../call/lone-leg";
import type { Command } from "../call/signals";

/**
 * A manager's phone beside a talk of two. One leg, from the ring to the end; it fills no seat, and whatever becomes of it
 * is none of the call's concern. It ends with the talk at the latest. All times are epoch milliseconds; the value is
 * plain JSON, stored between signals.
 */
export interface Supervision {
  options: SupervisionOptions;
  leg: Leg;
  /** How the manager wants to follow the talk, and the mode in which they do; null: they hear nothing yet. */
  wanted: SupervisionMode;
  mode: SupervisionMode | null;
  /** Since when they hear the talk. */
  heardSince: number | null;
  /** The mode that was ordered last and not answered for yet. */
  asked: SupervisionMode | null;
  /** How often the provider was asked for a mode: part of the keys of those orders. */
  orders: number;
  timers: Partial<Record<SupervisionTimer, number>>;
  endedAt: number | null;
}

/** "listen": hears both, heard by nobody. "whisper": heard by the operator alone. "barge": a talk of three. */
export const SUPERVISION_MODES = ["listen", "whisper", "barge"] as const;
export type SupervisionMode = (typeof SUPERVISION_MODES)[number];

export interface SupervisionOptions {
  /** Also the id of its leg (core/call/leg-id.ts: supervisorLegId). */
  supervisionId: string;
  /** The manager, by the operator whose phone rings. */
  operatorId: string;
  /** The two who talk. */
  operatorLegId: string;
  customerLegId: string;
  mode: SupervisionMode;
  startedAt: number;
  /** "key" on a telephone: nobody's voicemail listens to customers. "answer" in a browser. */
  accept: "key" | "answer";
  ringMs: number;
  /** From the answer to the key. */
  acceptMs: number;
}

export type SupervisionTimer =
  | LoneLegTimer
  /** No talk lasts that long: its end was missed. */
  | "limit";

export const SUPERVISION_PHASES = [
  /** Being rung. */
  "ringing",
  /** Picked up, asked for the key. */
  "accepting",
  /** On the line; the provider is putting them through. */
  "connecting",
  "following",
  "leaving",
  "ended",
] as const;
export type SupervisionPhase = (typeof SUPERVISION_PHASES)[number];

/** Everything a supervision can be told. `at` is when it happened (epoch ms). */
export type SupervisionSignal =
  | LoneLegSignal
  | ({ at: number } & (
      | { type: "mode-chosen"; mode: SupervisionMode }
      /** The provider's answers to the order of a mode. */
      | { type: "supervised"; mode: SupervisionMode }
      | { type: "supervision-refused"; mode: SupervisionMode }
      /** The two talk no longer. */
      | { type: "talk-over" }
      /** The manager has seen enough. */
      | { type: "let-go" }
      | { type: "supervision-timer-due"; timer: SupervisionTimer; dueAt: number }
    ));

/** What is to be done. `key` is the same for the same deed. */
export type SupervisionCommand =
  | Extract<Command, { type: "place-leg" | "hang-up" }>
  /** Asks for the key. */
  | { key: string; type: "ask-key"; legId: string }
  | {
      key: string;
      type: "supervise";
      legId: string;
      operatorLegId: string;
      customerLegId: string;
      mode: SupervisionMode;
    };

export function supervisionPhaseOf({ leg, mode, endedAt }: Supervision): SupervisionPhase {
  if (endedAt !== null) return "ended";
  if (leg.state === "down" || leg.hangUpCause !== null) return "leaving";
  if (mode !== null) return "following";
  if (isReady(leg)) return "connecting";
  return isUp(leg) ? "accepting" : "ringing";
}
