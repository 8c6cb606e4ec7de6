import { wordsAtEnd, wordsWhileWaiting } from "@/core/callback/next-step-words";
import type { NextStep, Outcome } from "@/core/callback/state";
import type { ConnectTeamConfig } from "@/core/flow/routing/connect-team/definition";
import type { Wait } from "@/core/flow/runtime/node-step";
import type { RoutingEffect, RoutingSignal } from "@/core/flow/runtime/step";
import { isOpen, nextOpening } from "@/core/schedule/hours";
import { startCall } from "../calls/start-call";
import { Prisma } from "../generated/prisma/client";
import type { Tx } from "../platform/db";
import { query } from "../platform/query";
import { chooseAccounts } from "../telephony-accounts/choose-accounts";
import { sayWhen, visitorTexts } from "../visitor-texts/visitor-texts";
import type { CallbackRow } from "./callback-row";
import { type Draft, iso, moveTo, tell } from "./draft";
import { estimatePromise } from "./estimate-promise";
import { operatorWishes } from "./operator-wishes";
import { type TeamSchedule, teamSchedule } from "./team-schedule";

/**
 * Notes what a routing program wants done. Nothing is written or sent from here.
 * @returns what could not be begun answers at once: the team is closed, the opening never comes
 */
export async function draftEffects(
  tx: Tx | null,
  draft: Draft,
  effects: RoutingEffect[],
  now: number,
): Promise<RoutingSignal | null> {
  let answer: RoutingSignal | null = null;
  for (const effect of effects) {
    switch (effect.type) {
      case "start-call":
        answer = await beginCall(draft, effect, now);
        break;
      case "wait":
        answer = await beginWait(draft, effect, now);
        break;
      case "cancel-call":
        await cancelCall(tx, draft, now);
        break;
      case "hand-over":
        await handOver(draft, effect.teamId, now);
        break;
      case "finish":
        finish(draft, effect.outcome, now);
    }
  }
  return answer;
}

type StartCall = Extract<RoutingEffect, { type: "start-call" }>;

async function beginCall(draft: Draft, effect: StartCall, now: number): Promise<RoutingSignal | null> {
  const { row } = draft;
  const config = row.program.nodes[effect.nodeId]?.config as ConnectTeamConfig;
  if (row.isHeld && row.heldUntil !== null && row.heldUntil.getTime() > now) {
    tell(draft, now, { kind: "withheld" });
    return { type: "call-withheld", at: now, key: effect.key, teamId: config.teamId };
  }
  const team = await teamSchedule(config.teamId);
  if (!team || team.isArchived || !isOpen(team, now)) {
    const isClosed = team && !team.isArchived;
    const because = isClosed ? "closed" : "no-operators";
    tell(draft, now, { kind: "nobody-free", team: team?.name ?? "", because });
    const result = isClosed ? "closed" : "failed";
    return { type: "call-ended", at: now, key: effect.key, result, cause: null };
  }
  const [first, ...others] = await chooseAccounts(row.workspaceId, now);
  if (!first) {
    tell(draft, now, { kind: "no-provider" });
    return { type: "call-ended", at: now, key: effect.key, result: "failed", cause: null };
  }
  if (effect.attempt > 1) {
    // A further try begins where the first one did: what was said about the wait for it is over.
    const promise = await estimatePromise({ teamId: config.teamId }, now);
    moveTo(draft, "requested", now, { nextStep: null, promiseAt: promise?.toISOString() ?? null });
  }
  // Whatever held it is over: from its first call on it is served to its end.
  draft.row = { ...draft.row, isHeld: false };
  if (row.isHeld) Object.assign(draft.columns, { isHeld: false, needsHuman: false });
  const { workspaceId, id: callbackId } = row;
  const { nodeId, attempt } = effect;
  const ownerId = config.ownerFirst ? row.owner.operatorId : null;
  draft.calls.push(
    startCall({
      ...{ workspaceId, callbackId, attempt, nodeId, ownerId, now },
      accounts: [first, ...others],
      config: asAnsweredBy(team, config),
      wishes: await operatorWishes({ row, config, team }, now),
      // In the smart order the dispatcher times each phone by itself.
      atOnce: config.order === "smart" ? 1 : team.ringAtOnce,
      dispositions: team.dispositions,
    }),
  );
  draft.followUps.push(config.order === "smart" ? { paced: [config.teamId] } : { teams: [config.teamId] });
  tell(draft, now, { kind: "attempt-started", number: attempt, team: team.name, order: config.order });
  return null;
}

/** How a call centre takes calls is said once, with its number. Its switchboard needs time for the keys. */
const asAnsweredBy = ({ callCentre }: TeamSchedule, config: ConnectTeamConfig): ConnectTeamConfig =>
  callCentre
    ? {
        ...config,
        accept: callCentre.accept,
        operatorRingSeconds: config.operatorRingSeconds + callCentre.digitsAfterMs / 1000,
      }
    : config;

type WaitEffect = Extract<RoutingEffect, { type: "wait" }>;

async function beginWait(draft: Draft, effect: WaitEffect, now: number): Promise<RoutingSignal | null> {
  const at = await wakeTime(effect, now);
  if (at === null) return { type: "wait-impossible", at: now, key: effect.key };
  const { row } = draft;
  moveTo(draft, "scheduled", now, {
    wakeAt: iso(at),
    wakeKey: effect.key,
    promiseAt: iso(at),
    nextStep: waitWords(row, effect, at, now),
  });
  tell(
    draft,
    now,
    effect.because === "retry"
      ? { kind: "retry-planned", at: iso(at), number: effect.number ?? 1, of: effect.of ?? 1 }
      : { kind: "scheduled", at: iso(at), because: effect.because },
  );
  draft.events.push({
    key: `due:${row.id}:${effect.key}`,
    body: { name: "callback/due", data: { callbackId: row.id }, ts: at },
  });
  draft.followUps.push({ events: true });
  return null;
}

async function wakeTime({ until }: Wait, now: number): Promise<number | null> {
  if (until.kind === "instant") return until.at;
  if (until.kind === "minutes") return now + until.minutes * 60_000;
  const team = await teamSchedule(until.teamId);
  return team && !team.isArchived ? nextOpening(team, now) : null;
}

function waitWords(row: CallbackRow, wait: Wait, at: number, now: number): NextStep {
  const when = sayWhen(at, { now, timeZone: row.timeZone, language: row.language });
  const words = wordsWhileWaiting(wait, row.routingState.last);
  const kind = wait.because === "retry" ? "another-try" : "scheduled";
  return { kind, at: iso(at), text: visitorTexts(row.language)(`nextStep.${words}`, { when }) };
}

/** The call of the running attempt, if it is not over: it is told like everything else, in order. */
async function cancelCall(tx: Tx | null, draft: Draft, now: number): Promise<void> {
  const calls = await query<{ id: string }>(
    tx,
    Prisma.sql`select id from "Call" where "callbackId" = ${draft.row.id} and "endedAt" is null`,
  );
  for (const { id } of calls)
    draft.signals.push({ callId: id, key: `cancelled:${id}`, signal: { type: "cancelled", at: now } });
  draft.followUps.push({ apply: calls.map(({ id }) => id) });
}

async function handOver(draft: Draft, teamId: string, now: number): Promise<void> {
  const team = await teamSchedule(teamId);
  draft.handedTo.push(teamId);
  tell(draft, now, { kind: "handed-over", to: team?.name ?? draft.row.siteName });
}

function finish(draft: Draft, outcome: Outcome, now: number): void {
  const { row } = draft;
  const needsHuman = outcome !== "conversation" && outcome !== "cancelled";
  moveTo(draft, "finished", now, {
    outcome,
    finishedAt: iso(now),
    promiseAt: null,
    nextStep: finishWords(row, outcome),
    needsHuman,
  });
  tell(draft, now, { kind: "finished", outcome, talkSeconds: row.talkSeconds });
  // A flow that ends without a conversation and tells nobody would lose the lead: the workspace is told anyway.
  if (needsHuman && draft.handedTo.length === 0) {
    draft.handedTo.push(null);
    tell(draft, now, { kind: "handed-over", to: row.siteName });
  }
  draft.deliveries.push("callback.finished");
}

function finishWords(row: CallbackRow, outcome: Outcome): NextStep {
  const words = wordsAtEnd(outcome);
  const text = visitorTexts(row.language)(`nextStep.${words}`, { site: row.siteName, when: "" });
  return words === "handedOver" ? { kind: "handed-over", to: row.siteName, text } : { kind: "none", text };
}
