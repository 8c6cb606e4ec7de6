import { earliestDeadline, passedDeadlines } from "../call/deadlines";
import { orderHangUp } from "../call/hang-up";
import { emptyLeg, isReady, isUp } from "../call/legs";
import { placeLoneLeg } from "../call/lone-leg";
import { PROVIDER_GRACE_MS } from "../call/place-leg";
import { observeStandby } from "./observe";
import { legLost, say } from "./orders";
import {
  isLendable,
  type Standby,
  type StandbyCommand,
  type StandbyOptions,
  type StandbySignal,
  type StandbyTimer,
} from "./standby";

/** Nobody is left in silence for longer. */
const REASSURE_MS = 12_000;
/** A farewell that is not reported as spoken has been by then. */
const FAREWELL_MS = 6_000;
const WAIT_LIMIT_MS = 600_000;
/** The longest talk that can be set is four hours. */
const LOAN_LIMIT_MS = 4.5 * 3_600_000;

/** A standby begins with the ring. */
export function startStandby(options: StandbyOptions): { standby: Standby; commands: StandbyCommand[] } {
  const { standbyId, operatorId, startedAt: at, ringMs } = options;
  const leg = emptyLeg(`${standbyId}.o1`, "operator", operatorId, at);
  const timers = { ring: at + ringMs + PROVIDER_GRACE_MS };
  const standby = { options, leg, lentTo: null, hasTalked: false, reassured: 0, timers, endedAt: null };
  return { standby, commands: [placeLoneLeg(leg, options)] };
}

/** Tells a standby one thing and answers what is to be done: first the facts, then what they ask for. Pure. */
export function advanceStandby(
  standby: Standby,
  signal: StandbySignal,
): { standby: Standby; commands: StandbyCommand[] } {
  const next = structuredClone(standby);
  const commands: StandbyCommand[] = [];
  observeStandby(next, signal, commands);
  if (next.endedAt === null) decide(next, signal.at, commands);
  return { standby: next, commands };
}

/** The earliest deadline; null where it waits for nothing. */
export function nextStandbyTimerAt({ timers }: Standby): number | null {
  return earliestDeadline(timers);
}

/** The deadlines that have passed at `now`, as signals. */
export const dueStandbyTimers = (
  { timers }: Standby,
  now: number,
): Extract<StandbySignal, { type: "standby-timer-due" }>[] =>
  passedDeadlines(timers, now).map((passed) => ({ type: "standby-timer-due", ...passed }));

function decide(standby: Standby, at: number, commands: StandbyCommand[]): void {
  const { leg } = standby;
  if (leg.state === "down") return end(standby, at, commands);
  welcome(standby, at, commands);
  orderHangUp(leg, standby.timers, at, commands);
  keepTimers(standby, at);
}

/** The operator who has picked up learns what this is; on the way out, that it is over. */
function welcome(standby: Standby, at: number, commands: StandbyCommand[]): void {
  const { leg, options, timers } = standby;
  if (!isUp(leg) || leg.hangUpCause !== null) return;
  if (leg.farewellAt !== null) {
    if (timers.farewell !== undefined) return;
    timers.farewell = at + FAREWELL_MS;
    return say(standby, "standby-over", commands);
  }
  if (standby.reassured === 0) {
    if (leg.acceptedAt === null) timers.accept = at + options.acceptMs;
    say(standby, "standby-whisper", commands);
  } else if (standby.reassured === 1 && options.accept === "key" && isLendable(standby)) {
    // The key cut the whisper short: what comes now is said at once.
    say(standby, "standby-hold", commands);
  }
}

/** Deadlines that are over go, and those that the state asks for stand. */
function keepTimers({ leg, lentTo, timers }: Standby, at: number): void {
  const isLeaving = leg.hangUpCause !== null || leg.farewellAt !== null;
  const isWaiting = isReady(leg) && lentTo === null && !isLeaving;
  const wanted: Record<StandbyTimer, number | null> = {
    ring: isUp(leg) || isLeaving ? null : (timers.ring ?? null),
    accept: leg.acceptedAt === null && isUp(leg) && !isLeaving ? (timers.accept ?? null) : null,
    reassure: isWaiting ? at + REASSURE_MS : null,
    "wait-limit": isWaiting ? at + WAIT_LIMIT_MS : null,
    "loan-limit": lentTo !== null ? at + LOAN_LIMIT_MS : null,
    farewell: leg.farewellAt !== null && leg.hangUpCause === null ? (timers.farewell ?? null) : null,
    "hang-up": leg.hangUpAt !== null ? (timers["hang-up"] ?? null) : null,
  };
  for (const timer of Object.keys(wanted) as StandbyTimer[]) {
    const dueAt = wanted[timer];
    if (dueAt === null) delete timers[timer];
    else timers[timer] ??= dueAt;
  }
}

/** The leg is down: a call that has the operator is told, and the operator is free, with the rest that the end deserves. */
function end(standby: Standby, at: number, commands: StandbyCommand[]): void {
  const { leg, lentTo, options } = standby;
  if (lentTo !== null) {
    commands.push(legLost(standby, lentTo, at));
    standby.lentTo = null;
    // Whether they talked is the call's knowledge: after a loan that ended so, time for notes does no harm.
    standby.hasTalked = true;
  }
  standby.timers = {};
  standby.endedAt = at;
  leg.released = true;
  const rest = standby.hasTalked ? "wrap-up" : isMissed(standby) ? "missed" : "none";
  commands.push({
    type: "release-operator",
    key: `release:${leg.id}`,
    operatorId: options.operatorId,
    rest,
  });
}

/** Did not pick up, pressed nothing, hung up unasked, or could not be rung: not to be tried again at once. */
const isMissed = ({ leg }: Standby): boolean =>
  leg.farewellAt === null && leg.cause !== "cancelled" && leg.cause !== "lost" && leg.cause !== "limit";
