import type { Call, CallOptions } from "../call";
import { advance, dueTimers, nextTimerAt, phaseOf, start } from "../machine";
import type { Command, Signal } from "../signals";

/** A vocabulary for telling a call a story and hearing in plain words what it orders: for tables in tests. */

export const OPTIONS: CallOptions = {
  callId: "call",
  startedAt: 0,
  order: "operator-first",
  accept: "key",
  operatorRingMs: 20_000,
  acceptMs: 15_000,
  customerRingMs: 30_000,
  operatorWaitMs: 120_000,
  customerWaitMs: 20_000,
  talkLimitMs: 3_600_000,
  minTalkMs: 1_000,
};

export const OPERATOR = "call.o1";
export const SECOND = "call.o2";
export const CUSTOMER = "call.c1";

/** A signal without its time, or a wait until the call's next deadline ("timer"), or for some milliseconds. */
export type Told = Distribute<Signal> | "timer" | number;
type Distribute<T> = T extends unknown ? Omit<T, "at"> : never;

export const begin: Told = { type: "begin" };
export const assigned = (operatorId: string): Told => ({ type: "operator-assigned", operatorId });
export const ringing = (legId: string): Told => ({ type: "leg-ringing", legId });
export const answered = (legId: string, machine?: true): Told => ({
  type: "leg-answered",
  legId,
  ...(machine ? { machine } : {}),
});
export const pressed = (legId: string, digit = "1"): Told => ({ type: "digit", legId, digit });
export const spoken = (legId: string, say?: string): Told => ({
  type: "announcement-finished",
  legId,
  ...(say ? { say } : {}),
});
export const failed = (legId: string, cause: "busy" | "no-answer" | "rejected" | "invalid-number"): Told => ({
  type: "leg-failed",
  legId,
  cause,
});
export const refused = (legId: string): Told => ({ type: "leg-failed", legId, cause: "provider-error" });
export const left = (legId: string): Told => ({ type: "leg-ended", legId, cause: "hung-up" });
export const lent = (legId: string): Told => ({ type: "operator-lent", operatorId: "anna", legId });
export const nobodyFree: Told = { type: "nobody-free" };
export const joined: Told = { type: "joined" };
export const cancelled: Told = { type: "cancelled" };
export const allowed: Told = { type: "customer-allowed" };

/** A command in one word or two: what the tables below compare. */
function word(command: Command): string {
  switch (command.type) {
    case "place-leg":
      return `place ${command.legId}`;
    case "say":
      return `${command.announcement} to ${command.legId}`;
    case "join":
      return command.record === undefined ? "join" : command.record ? "join, recorded" : "join, not recorded";
    case "hang-up":
      return `hang up ${command.legId}`;
    case "release-operator":
      return `release ${command.operatorId}: ${command.rest}`;
    case "return-operator":
      return `return ${command.operatorId}`;
    case "finish":
      return `finish: ${command.result}${command.cause ? ` (${command.cause})` : ""}`;
    default:
      return command.type;
  }
}

function tell(call: Call, told: Exclude<Told, number>, at: number): { call: Call; words: string[] } {
  const signals = told === "timer" ? dueTimers(call, at) : [{ ...told, at } as Signal];
  const words: string[] = [];
  for (const signal of signals) {
    const next = advance(call, signal);
    call = next.call;
    words.push(...next.commands.map(word));
  }
  return { call, words };
}

/** Tells a call one thing after another, 100 ms apart, and answers what came of each: its orders and its phase. */
export function play(
  told: readonly Told[],
  options: Partial<CallOptions> = {},
  from?: { call: Call; at: number },
) {
  let call = from?.call ?? start({ ...OPTIONS, ...options });
  let at = from?.at ?? 0;
  let words: string[] = [];
  for (const one of told) {
    if (typeof one === "number") {
      at += one;
      continue;
    }
    at = one === "timer" ? Math.max(at, nextTimerAt(call) ?? at) : at + 100;
    ({ call, words } = tell(call, one, at));
  }
  return { call, at, words, phase: phaseOf(call) };
}
