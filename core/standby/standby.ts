import type { Leg } from "../call/call";
import { isReady, isUp } from "../call/legs";
import type { LoneLegSignal, LoneLegTimer } from "../call/lone-leg";
import type { Command, Signal } from "../call/signals";

/**
 * An operator whom a team's dispatcher rings before anybody knows for which customer: on the line they wait, are lent to
 * the call whose customer answers, and come back when it is over. A standby is one leg of one operator, from the ring to
 * the end. All times are epoch milliseconds; the value is plain JSON, stored between signals.
 */
export interface Standby {
  options: StandbyOptions;
  leg: Leg;
  /** The call that has the operator now. */
  lentTo: string | null;
  /** Two people talked on it: what follows is time for notes. */
  hasTalked: boolean;
  /** How often the operator was told to stay on the line: part of the keys of those commands. */
  reassured: number;
  timers: Partial<Record<StandbyTimer, number>>;
  endedAt: number | null;
}

export interface StandbyOptions {
  standbyId: string;
  operatorId: string;
  startedAt: number;
  /** As for a call: "key" keeps voicemail from taking customers. */
  accept: "key" | "answer";
  ringMs: number;
  /** From the operator's answer to the key. */
  acceptMs: number;
}

export type StandbyTimer =
  | LoneLegTimer
  /** Silence has lasted long enough. */
  | "reassure"
  /** On the line for nobody for too long: the dispatcher has forgotten this operator. */
  | "wait-limit"
  /** No talk lasts that long: the call has forgotten this operator. */
  | "loan-limit"
  | "farewell";

export type StandbyPhase =
  /** Being rung, or asked for the key. */
  | "ringing"
  /** On the line, for whoever answers. */
  | "waiting"
  | "lent"
  | "leaving"
  | "ended";

/** Everything a standby can be told. `at` is when it happened (epoch ms). */
export type StandbySignal =
  | LoneLegSignal
  | ({ at: number } & (
      | { type: "lent"; callId: string }
      /** The call needs the operator no longer; `talked`: the two were joined. */
      | { type: "returned"; callId: string; talked: boolean }
      /** The dispatcher lets the operator go. */
      | { type: "dismissed" }
      | { type: "standby-timer-due"; timer: StandbyTimer; dueAt: number }
    ));

/** What is to be done. The provider's part is a call's; `key` is the same for the same deed. */
export type StandbyCommand =
  | Extract<Command, { type: "place-leg" | "hang-up" | "release-operator" }>
  | { key: string; type: "reassure"; legId: string; words: StandbyWords }
  /** News of the lent leg that the call has to have. */
  | { key: string; type: "tell-call"; callId: string; signal: Signal };

export type StandbyWords =
  /** You are next; asks for the key where accept is "key". */
  | "standby-whisper"
  /** Please stay on the line. */
  | "standby-hold"
  /** Nobody is there just now. */
  | "standby-over";

const PREFIX = "standby-";
export const standbyIdOf = (uuid: string): string => `${PREFIX}${uuid}`;
/** Calls and standbys are told things in the same table: the id says which it is. */
export const isStandbyId = (id: string): boolean => id.startsWith(PREFIX);

/** Can be lent: on the line, has accepted, and nobody has them or lets them go. */
export const isLendable = ({ leg, lentTo }: Standby): boolean =>
  isReady(leg) && lentTo === null && leg.hangUpCause === null && leg.farewellAt === null;

export function standbyPhaseOf({ leg, lentTo, endedAt }: Standby): StandbyPhase {
  if (endedAt !== null) return "ended";
  if (leg.state === "down" || leg.hangUpCause !== null || leg.farewellAt !== null) return "leaving";
  if (lentTo !== null) return "lent";
  return isUp(leg) && leg.acceptedAt !== null ? "waiting" : "ringing";
}
