import { v7 as newId } from "uuid";
import type { Call, CallOptions, NamedAccount } from "@/core/call/call";
import { advance, nextTimerAt, phaseOf, start } from "@/core/call/machine";
import type { Signal } from "@/core/call/signals";
import type { OperatorWishes } from "@/core/call/wishes";
import type { DispositionChoice } from "@/core/disposition/disposition";
import type { ConnectTeamConfig } from "@/core/flow/routing/connect-team/definition";

/** Shorter than this, joined and hung up, is no conversation. */
const MIN_TALK_MS = 1_000;

/** From the operator's answer to the key; and from the end of what they are told, where that takes longer. */
const ACCEPT_MS = 25_000;
const ACCEPT_AFTER_WHISPER_MS = 12_000;

const CUSTOMER_WAIT_MS = 20_000;
const LONGEST_CALLER_WAIT_MS = 120_000;

export interface NewCall {
  workspaceId: string;
  callbackId: string;
  attempt: number;
  nodeId: string;
  /** Where its legs can be placed, in the order in which they are asked; one at least. */
  accounts: [NamedAccount, ...NamedAccount[]];
  /** The customer calls: their leg at the provider. Absent: they are called. */
  incoming?: { reference: string };
  config: ConnectTeamConfig;
  /** What the customer hears whole before the talk, and for how long, ms. */
  opening: NonNullable<CallOptions["opening"]>;
  /** About how long the operator is told who is calling, ms. */
  whisperMs: number;
  /** The operator who is asked before others; with `isOwnerOnly`, and nobody else. */
  ownerId: string | null;
  wishes: OperatorWishes;
  /** How many operators may be rung at once, at least 1. */
  atOnce: number;
  /** What the operator is asked on the phone after the talk; empty: nothing. */
  dispositions: DispositionChoice[];
  isOwnerOnly: boolean;
  now: number;
}

/** An attempt and its call as rows to be inserted; times are ISO 8601. */
export interface StartedCall {
  attempt: {
    id: string;
    workspaceId: string;
    callbackId: string;
    number: number;
    nodeId: string;
    startedAt: string;
  };
  call: {
    id: string;
    workspaceId: string;
    callbackId: string;
    attemptId: string;
    teamId: string;
    provider: string;
    accountId: string | null;
    state: Call;
    phase: string;
    wantsOperatorSince: string | null;
    wantsCustomerSince: string | null;
    nextTimerAt: string | null;
    startedAt: string;
  };
  /** The first signal is stored like every other: a replay begins with it. */
  begin: { callId: string; key: string; body: Signal };
  /** Whether `state` was told `begin`, so that it is stored as applied. */
  isBegun: boolean;
}

/**
 * The attempt and its call. It was told `begin` already: once it is stored, the team's dispatcher finds it in its books.
 * A call that comes in is told by whoever applies its signals, as it orders something at once.
 */
export function startCall(wanted: NewCall): StartedCall {
  const { config, now, workspaceId, callbackId, ...call } = wanted;
  const id = newId();
  const attemptId = newId();
  const startedAt = new Date(now).toISOString();
  const begin: Signal = { type: "begin", at: now };
  const isBegun = wanted.incoming === undefined;
  const fresh = start(optionsOf(id, wanted));
  const began = isBegun ? advance(fresh, begin).call : fresh;
  const timer = nextTimerAt(began);
  return {
    attempt: { id: attemptId, workspaceId, callbackId, number: call.attempt, nodeId: call.nodeId, startedAt },
    call: {
      id,
      workspaceId,
      callbackId,
      attemptId,
      teamId: config.teamId,
      provider: call.accounts[0].provider,
      accountId: call.accounts[0].id,
      state: began,
      phase: phaseOf(began),
      wantsOperatorSince: began.wants === "operator" ? startedAt : null,
      wantsCustomerSince: began.wants === "customer-leave" ? startedAt : null,
      nextTimerAt: timer === null ? null : new Date(timer).toISOString(),
      startedAt,
    },
    begin: { callId: id, key: `begin:${id}`, body: begin },
    isBegun,
  };
}

const optionsOf = (
  callId: string,
  {
    config,
    incoming,
    ownerId,
    isOwnerOnly,
    wishes,
    atOnce,
    accounts,
    dispositions,
    opening,
    whisperMs,
    now,
  }: NewCall,
): CallOptions => ({
  callId,
  startedAt: now,
  order: config.order,
  ...(incoming ? { incoming } : {}),
  accounts,
  ownerId,
  ...(isOwnerOnly ? { isOwnerOnly, ownersTeamId: config.teamId } : {}),
  wishes,
  atOnce,
  accept: config.accept,
  operatorRingMs: config.operatorRingSeconds * 1000,
  acceptMs: Math.max(ACCEPT_MS, whisperMs + ACCEPT_AFTER_WHISPER_MS),
  customerRingMs: config.customerRingSeconds * 1000,
  operatorWaitMs: config.operatorWaitSeconds * 1000,
  // Whoever calls has time, and hears it ring meanwhile.
  customerWaitMs: incoming ? callerWaitMs(config) : CUSTOMER_WAIT_MS,
  talkLimitMs: config.talkLimitMinutes * 60_000,
  ...(Object.keys(opening).length > 0 ? { opening } : {}),
  ...(config.record === "yes" || config.record === "no" ? { record: config.record === "yes" } : {}),
  minTalkMs: MIN_TALK_MS,
  ...(dispositions.length > 0 ? { dispositions } : {}),
});

const callerWaitMs = ({ operatorWaitSeconds }: ConnectTeamConfig): number =>
  Math.min(LONGEST_CALLER_WAIT_MS, Math.max(CUSTOMER_WAIT_MS, operatorWaitSeconds * 1000));
