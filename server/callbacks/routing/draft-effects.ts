import { wordsAtEnd, wordsWhileWaiting } from "@/core/callback/next-step-words";
import type { NextStep, Outcome } from "@/core/callback/state";
import type { Wait } from "@/core/flow/runtime/node-step";
import type { RoutingEffect, RoutingSignal } from "@/core/flow/runtime/step";
import { teamOfWait, waitEnd } from "@/core/schedule/wait-end";
import { Prisma } from "../../generated/prisma/client";
import type { Tx } from "../../platform/db";
import { query } from "../../platform/query";
import { sayWhen, visitorTexts } from "../../visitor-texts/visitor-texts";
import { beginCall } from "./begin-call";
import type { CallbackRow } from "./callback-row";
import { type Draft, iso, moveTo, tell } from "./draft";
import { draftDeed } from "./draft-deed";
import { teamSchedule } from "./team-schedule";

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
      case "deed":
        draftDeed(draft, effect, now);
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

type WaitEffect = Extract<RoutingEffect, { type: "wait" }>;

async function beginWait(draft: Draft, effect: WaitEffect, now: number): Promise<RoutingSignal | null> {
  const teamId = teamOfWait(effect.until);
  const team = teamId === null ? null : await teamSchedule(teamId);
  const at = waitEnd(effect.until, team?.isArchived ? null : team, now);
  if (at === null) return { type: "wait-impossible", at: now, key: effect.key };
  const { row } = draft;
  const isForPeople = effect.because === "reaction";
  // Nothing calls by itself at the end of either: no time is promised.
  const isPromised = !isForPeople && effect.because !== "message";
  moveTo(draft, "scheduled", now, {
    wakeAt: iso(at),
    wakeKey: effect.key,
    promiseAt: isPromised ? iso(at) : null,
    nextStep: waitWords(row, effect, at, now),
    ...(isForPeople ? { needsHuman: true } : {}),
  });
  tellWait(draft, effect, at, now);
  draft.events.push({
    key: `due:${row.id}:${effect.key}`,
    body: { name: "callback/due", data: { callbackId: row.id }, ts: at },
  });
  draft.followUps.push({ events: true });
  return null;
}

/** Of a wait for a reaction the notice tells, and of one for a text message what becomes of it. */
function tellWait(draft: Draft, { because, number, of }: WaitEffect, at: number, now: number): void {
  if (because === "reaction") for (const notice of draft.notices) notice.reactBy ??= iso(at);
  else if (because === "retry")
    tell(draft, now, { kind: "retry-planned", at: iso(at), number: number ?? 1, of: of ?? 1 });
  else if (because !== "message") tell(draft, now, { kind: "scheduled", at: iso(at), because });
}

function waitWords(row: CallbackRow, wait: Wait, at: number, now: number): NextStep {
  const when = sayWhen(at, { now, timeZone: row.timeZone, language: row.language });
  const words = wordsWhileWaiting(wait, row.routingState.last);
  const text = visitorTexts(row.language)(`nextStep.${words}`, { when, site: row.siteName });
  if (words === "handedOver") return { kind: "handed-over", to: row.siteName, text };
  return { kind: wait.because === "retry" ? "another-try" : "scheduled", at: iso(at), text };
}

/** The call of the running attempt, if it is not over: it is told like everything else, in order. */
async function cancelCall(tx: Tx | null, draft: Draft, now: number): Promise<void> {
  const calls = await query<{ id: string }>(
    tx,
    Prisma.sql`select id from "Call" where "callbackId" = ${draft.row.id} and "endedAt" is null`,
  );
  for (const { id } of calls)
    draft.signals.push({ callId: id, key: `cancelled:${id}:${now}`, signal: { type: "cancelled", at: now } });
  draft.followUps.push({ apply: calls.map(({ id }) => id) });
}

async function handOver(draft: Draft, teamId: string, now: number): Promise<void> {
  const team = await teamSchedule(teamId);
  draft.handedTo.push(teamId);
  tell(draft, now, { kind: "handed-over", to: team?.name ?? draft.row.siteName });
}

function finish(draft: Draft, outcome: Outcome, now: number): void {
  const { row } = draft;
  const needsHuman = outcome !== "conversation" && outcome !== "cancelled" && outcome !== "refused";
  moveTo(draft, "finished", now, {
    outcome,
    finishedAt: iso(now),
    promiseAt: null,
    nextStep: finishWords(row, outcome),
    needsHuman,
  });
  tell(draft, now, { kind: "finished", outcome, talkSeconds: row.talkSeconds });
  // A flow that ends without a conversation and tells nobody would lose the lead: the workspace is told anyway.
  if (needsHuman && draft.handedTo.length === 0 && !row.routingState.isTold) {
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
