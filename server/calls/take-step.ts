import type { Call, Leg } from "@/core/call/call";
import { advance } from "@/core/call/machine";
import type { Command, Signal } from "@/core/call/signals";
import type { LegEvent } from "@/core/pacing/team-view";
import type { CallRow } from "./call-row";
import { operatorsOf } from "./call-row";
import type { CallStep } from "./call-step";
import { describeSignal, type TimedFact } from "./describe-signal";
import { lessonsOfSteps } from "./lessons-of-steps";
import { type CallbackChange, projectStage } from "./project-stage";
import { type Release, releasesOf } from "./release-operator";
import type { KeyedSignal } from "./store-signals";

/** What pending signals mean, ready to be written. */
export interface Step {
  call: Call;
  now: number;
  commands: Command[];
  /** At most one: whether it may be rung is known only when its row is written, and then nothing else may be. */
  newLegs: Leg[];
  releases: Release[];
  facts: TimedFact[];
  /** What the team's pacing learns. */
  lessons: LegEvent[];
  /** null: what came after the end tells nothing about the callback. */
  callback: CallbackChange | null;
  /** The `seq` of the signals that this step applies. */
  applied: number[];
  /** Signals that the machine was told besides, about legs that could not be kept. */
  refused: KeyedSignal[];
}

/**
 * Feeds pending signals to the machine, in order, as far as one write can keep them. Pure.
 * @param refusedLegs legs that a living call of ours keeps from being rung
 */
export function takeStep(row: CallRow, refusedLegs: ReadonlySet<string>): Step {
  const steps: CallStep[] = [];
  const applied: number[] = [];
  let call = row.state;
  for (const { seq, body } of row.pending) {
    const next = advance(call, body);
    if (applied.length > 0 && newLegsOf(row, next.call, refusedLegs).length > 1) break;
    applied.push(seq);
    steps.push({ signal: body, before: call, after: next.call, commands: next.commands });
    call = next.call;
  }
  const refused = call.legs.filter(({ id }) => refusedLegs.has(id)).map((leg) => refusal(row.id, leg));
  for (const { signal } of refused) {
    const { call: after, commands } = advance(call, signal);
    steps.push({ signal, before: call, after, commands });
    call = after;
  }
  const commands = steps.flatMap((step) => step.commands).filter((one) => !concerns(one, refusedLegs));
  const newLegs = newLegsOf(row, call, refusedLegs);
  if (newLegs.length > 1) throw new Error(`One signal placed several legs of call ${row.id}.`);
  const now = Math.max(...steps.map(({ signal }) => signal.at));
  const names = operatorsOf(row);
  return {
    call,
    now,
    commands,
    newLegs,
    releases: releasesOf(commands, now),
    facts: steps.flatMap((step) => describeSignal(step, row, names)),
    lessons: lessonsOfSteps(steps, row),
    callback: row.state.endedAt === null ? projectStage(row, steps) : null,
    applied,
    refused,
  };
}

const concerns = (command: Command, legs: ReadonlySet<string>): boolean =>
  "legId" in command && legs.has(command.legId);

function newLegsOf(row: CallRow, call: Call, refusedLegs: ReadonlySet<string>): Leg[] {
  const known = new Set(row.state.legs.map(({ id }) => id));
  // A lent leg is the standby's: it was placed there.
  return call.legs.filter(({ id, lent }) => !lent && !known.has(id) && !refusedLegs.has(id));
}

function refusal(callId: string, leg: Leg): KeyedSignal {
  const signal: Signal = { type: "leg-failed", at: leg.placedAt, legId: leg.id, cause: "already-on-a-call" };
  return { callId, key: `refused:${leg.id}`, signal };
}
