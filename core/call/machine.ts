import type { Call, CallOptions, CallPhase } from "./call";
import { earliestDeadline, passedDeadlines } from "./deadlines";
import { decide } from "./decide";
import { isReady, isUp, liveLeg } from "./legs";
import { observe } from "./observe";
import type { Command, Signal } from "./signals";

/** A call that nothing was told yet. Its first signal is `begin`. */
export function start(options: CallOptions): Call {
  return {
    options,
    begunAt: null,
    legs: [],
    wants: null,
    requests: 0,
    customerAllowed: false,
    tried: [],
    takenBy: null,
    joinOrderedAt: null,
    joinedAt: null,
    endedBy: null,
    timers: {},
    result: null,
    cause: null,
    endedAt: null,
  };
}

/**
 * Tells a call one thing and answers what is to be done. Pure: the given call is not changed.
 *
 * It works in two halves. `observe` only notes facts, and facts only move forward, so that repeated, late and
 * swapped signals do no harm. `decide` then looks at the facts as a whole and orders what is missing; every
 * command has a key, and what was ordered once is noted, so that nothing is ordered twice.
 */
export function advance(call: Call, signal: Signal): { call: Call; commands: Command[] } {
  const next = structuredClone(call);
  const commands: Command[] = [];
  observe(next, signal, commands);
  decide(next, signal.at, commands);
  return { call: next, commands };
}

/** The earliest deadline of the call; null where it waits for nothing. */
export function nextTimerAt(call: Call): number | null {
  return earliestDeadline(call.timers);
}

/** The deadlines that have passed at `now`, as signals. */
export function dueTimers(call: Call, now: number): Signal[] {
  return passedDeadlines(call.timers, now).map((passed) => ({ type: "timer-due", ...passed }));
}

/** Where the call stands, in one word. */
export function phaseOf(call: Call): CallPhase {
  if (call.endedAt !== null) return "ended";
  if (call.result !== null) return "ending";
  const operator = liveLeg(call, "operator");
  const customer = liveLeg(call, "customer");
  if (call.joinOrderedAt !== null) return "talking";
  if (isUp(customer)) return "customer-waiting";
  if (customer) return "customer-ringing";
  if (isReady(operator) || isUp(operator)) return "operator-answered";
  return operator ? "operator-ringing" : "waiting";
}
