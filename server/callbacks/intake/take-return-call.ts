import { v7 as newId } from "uuid";
import type { ConnectTeamConfig } from "@/core/flow/routing/connect-team/definition";
import { initialState } from "@/core/flow/runtime/step";
import { isOpen } from "@/core/schedule/hours";
import { startCall } from "../../calls/start-call";
import { Prisma } from "../../generated/prisma/client";
import { randomToken, sha256 } from "../../platform/crypto";
import { transaction } from "../../platform/db";
import { type FollowUps, mergeFollowUps } from "../../platform/follow-ups";
import { isUniqueViolation } from "../../platform/query";
import { consume } from "../../platform/rate-limits";
import { accountNamed } from "../../telephony-accounts/choose-accounts";
import { callOpening } from "../routing/call-opening";
import { type CallbackRow, readCallback } from "../routing/callback-row";
import { type Draft, emptyDraft, iso, tell } from "../routing/draft";
import { keepNew } from "../routing/keep-draft";
import { operatorWishes } from "../routing/operator-wishes";
import { type TeamSchedule, teamSchedule } from "../routing/team-schedule";
import { whisperLength } from "../routing/whisper-length";
import { type LastCall, readLastCall } from "./last-call";
import { replaceWaiting } from "./replace-waiting";
import type { ReturnCall } from "./return-call";

/** Nobody redials so often who wants to be answered. */
const MOST_AN_HOUR = { points: 10, seconds: 3_600 };

/**
 * Takes the call of a customer whom we called before: as a callback of its own, with what is known of the last one,
 * whose first attempt has the customer on the line already and asks for the operator of the last attempt.
 * @returns what follows once it is stored; "busy" while our own call to them is not over; null where it is not to be
 *   answered: nobody of ours calls, their team is closed, or calls are held
 */
export async function takeReturnCall(call: ReturnCall, now: number): Promise<FollowUps | "busy" | null> {
  const last = await readLastCall(call, now);
  if (!last) return null;
  if (last.isTaken) return {};
  if (last.running && last.running.stage !== "scheduled") return "busy";
  const [row, team] = await Promise.all([readCallback(last.callbackId), teamSchedule(last.teamId)]);
  if (!row || !team || team.isArchived || !isOpen(team, now)) return null;
  if (row.heldUntil !== null && row.heldUntil.getTime() > now) return null;
  const limit = { name: "return-call", key: `${row.workspaceId}:${row.phone}`, ...MOST_AN_HOUR };
  if (!(await consume(limit)).ok) return null;
  try {
    return await store({ call, last, row, team, now });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two at once: the same news told twice, or somebody has asked for a call to this number in this moment.
    return (await readLastCall(call, now))?.isTaken ? {} : "busy";
  }
}

interface Taken {
  call: ReturnCall;
  last: LastCall;
  /** The last callback. */
  row: CallbackRow;
  team: TeamSchedule;
  now: number;
}

async function store(taken: Taken): Promise<FollowUps> {
  const { call, last, now } = taken;
  const draft = emptyDraft(rowOf(taken));
  tell(draft, now, { kind: "called-back", site: draft.row.siteName, number: call.to });
  draft.deliveries.push("callback.requested");
  await beginAttempt(draft, taken);
  return transaction(async (tx) => {
    const replaced = last.running
      ? await replaceWaiting(tx, last.running.id, now, { fact: { kind: "called-in" }, words: "calledBack" })
      : {};
    return mergeFollowUps(replaced, await keepNew(tx, draft, insertionOf(draft, taken), now));
  });
}

/** It stands where the last attempt was made, and that node's call is running. */
function rowOf({ last, row, now }: Taken): CallbackRow {
  return {
    ...row,
    id: newId(),
    revision: 1,
    tags: [],
    stages: [{ stage: "requested", at: iso(now) }],
    talkSeconds: 0,
    requestedAt: new Date(now),
    finishedAt: null,
    wakeAt: null,
    wakeKey: null,
    untold: [],
    isHeld: false,
    routingState: {
      ...initialState,
      at: last.nodeId,
      visits: { [last.nodeId]: 1 },
      attempts: 1,
      pending: { kind: "call", key: "call:1" },
      rung: [last.teamId],
    },
  };
}

async function beginAttempt(draft: Draft, { call, last, team, now }: Taken): Promise<void> {
  const { row } = draft;
  const config = row.program.nodes[last.nodeId]?.config as ConnectTeamConfig;
  const wishes = await operatorWishes({ row, config, team }, now);
  const stays = team.stickySeconds === null ? now : now + team.stickySeconds * 1000;
  const sticky = last.operatorId === null ? wishes.sticky : { operatorId: last.operatorId, until: stays };
  const started = startCall({
    workspaceId: row.workspaceId,
    callbackId: row.id,
    attempt: 1,
    nodeId: last.nodeId,
    accounts: [await accountNamed(call.account, last.accountName)],
    // What the workspace says is for those whom it calls; that the talk is recorded is for everybody.
    opening: await callOpening({ ...config, greetingBy: "nothing" }, row),
    whisperMs: await whisperLength(config, row.workspaceId),
    incoming: { reference: call.reference },
    dispositions: team.dispositions,
    wishes: { ...wishes, sticky },
    atOnce: team.ringAtOnce,
    config: { ...config, teamId: team.id, order: "customer-first" },
    ownerId: null,
    isOwnerOnly: false,
    now,
  });
  draft.calls.push(started);
  draft.followUps.push({ apply: [started.call.id] });
  tell(draft, now, { kind: "attempt-started", number: 1, team: team.name, order: "customer-first" });
}

/** The last callback once more, with its consent: nothing but what belongs to the request itself is taken over. */
function insertionOf({ row }: Draft, { call, last, now }: Taken): Prisma.Sql {
  const own = {
    id: row.id,
    revision: row.revision,
    tokenHash: sha256(randomToken()),
    idempotencyKey: call.key,
    ip: "",
    userAgent: null,
    spamScore: null,
    spamSigns: [],
    visitorId: null,
    offer: null,
    displayFlowId: null,
    displayRevision: null,
    displayView: null,
    requestedAt: iso(now),
    stage: "requested",
    stages: row.stages,
    routingState: row.routingState,
    outcome: null,
    nextStep: null,
    promiseAt: null,
    promisedAt: null,
    scheduledFor: null,
    finishedAt: null,
    wakeAt: null,
    wakeKey: null,
    talkSeconds: 0,
    operatorId: null,
    rating: null,
    tags: [],
    needsHuman: false,
    isHeld: false,
  };
  return Prisma.sql`
    seen as (
      update "Contact" k set "lastSeenAt" = ${new Date(now)} from "Callback" cb
       where cb.id = ${last.callbackId} and k.id = cb."contactId"),
    gate as (
      insert into "Callback"
      select (jsonb_populate_record(cb, ${JSON.stringify(own)}::jsonb)).* from "Callback" cb where cb.id = ${last.callbackId}
      returning id, "routingRevisionId"),
    consent as (
      insert into "Consent"
      select (jsonb_populate_record(c, ${JSON.stringify({ id: newId(), callbackId: row.id })}::jsonb)).*
        from "Consent" c where c."callbackId" = ${last.callbackId})`;
}
