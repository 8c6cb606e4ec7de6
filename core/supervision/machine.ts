import { earliestDeadline, passedDeadlines } from "../call/deadlines";
import { orderHangUp } from "../call/hang-up";
import { emptyLeg, isReady, isUp } from "../call/legs";
import { placeLoneLeg } from "../call/lone-leg";
import { PROVIDER_GRACE_MS } from "../call/place-leg";
import { observeSupervision } from "./observe";
import type { Supervision, SupervisionCommand, SupervisionOptions, SupervisionSignal } from "./supervision";

/** The longest talk that can be set is four hours. */
const LIMIT_MS = 4.5 * 3_600_000;

/** A supervision begins with the ring. */
export function startSupervision(options: SupervisionOptions): {
  supervision: Supervision;
  commands: SupervisionCommand[];
} {
  const { supervisionId, operatorId, startedAt: at, ringMs, mode } = options;
  const leg = emptyLeg(supervisionId, "operator", operatorId, at);
  const supervision: Supervision = {
    options,
    leg,
    wanted: mode,
    mode: null,
    heardSince: null,
    asked: null,
    orders: 0,
    timers: { ring: at + ringMs + PROVIDER_GRACE_MS, limit: at + LIMIT_MS },
    endedAt: null,
  };
  return { supervision, commands: [placeLoneLeg(leg, options)] };
}

/** Tells a supervision one thing and answers what is to be done: first the facts, then what they ask for. Pure. */
export function advanceSupervision(
  supervision: Supervision,
  signal: SupervisionSignal,
): { supervision: Supervision; commands: SupervisionCommand[] } {
  const next = structuredClone(supervision);
  const commands: SupervisionCommand[] = [];
  if (next.endedAt === null) {
    observeSupervision(next, signal);
    decide(next, signal.at, commands);
  }
  return { supervision: next, commands };
}

/** The earliest deadline; null where it is over. */
export function nextSupervisionTimerAt({ timers }: Supervision): number | null {
  return earliestDeadline(timers);
}

/** The deadlines that have passed at `now`, as signals. */
export const dueSupervisionTimers = (
  { timers }: Supervision,
  now: number,
): Extract<SupervisionSignal, { type: "supervision-timer-due" }>[] =>
  passedDeadlines(timers, now).map((passed) => ({ type: "supervision-timer-due", ...passed }));

function decide(supervision: Supervision, at: number, commands: SupervisionCommand[]): void {
  const { leg } = supervision;
  if (leg.state === "down") {
    supervision.timers = {};
    supervision.endedAt = at;
    return;
  }
  if (leg.hangUpCause !== null) orderHangUp(leg, supervision.timers, at, commands);
  else if (isReady(leg)) putThrough(supervision, commands);
  else if (isUp(leg)) askForKey(supervision, at, commands);
  keepTimers(supervision);
}

function askForKey({ leg, options, timers }: Supervision, at: number, commands: SupervisionCommand[]): void {
  if (timers.accept !== undefined) return;
  timers.accept = at + options.acceptMs;
  if (options.accept === "key") commands.push({ type: "ask-key", key: `ask-key:${leg.id}`, legId: leg.id });
}

/** One order at a time: two under way could end in the mode that is not wanted. */
function putThrough(supervision: Supervision, commands: SupervisionCommand[]): void {
  const { leg, wanted: mode, options } = supervision;
  if (supervision.asked !== null || supervision.mode === mode) return;
  supervision.asked = mode;
  supervision.orders++;
  const { operatorLegId, customerLegId } = options;
  const key = `supervise:${leg.id}:${supervision.orders}`;
  commands.push({ type: "supervise", key, legId: leg.id, operatorLegId, customerLegId, mode });
}

/** Deadlines that are over go. */
function keepTimers({ leg, timers }: Supervision): void {
  const isLeaving = leg.hangUpCause !== null;
  if (isUp(leg) || isLeaving) delete timers.ring;
  if (isReady(leg) || isLeaving) delete timers.accept;
  if (isLeaving) delete timers.limit;
}
