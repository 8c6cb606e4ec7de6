import type { Call } from "@/core/call/call";
import { phaseOf } from "@/core/call/machine";
import type { Tx } from "../platform/db";
import { type FollowUps, mergeFollowUps } from "../platform/follow-ups";
import { type CallRow, readCall } from "./call-row";
import { deadlinesHeard } from "./deadlines";
import { type FreshCommands, offerFresh } from "./fresh-commands";
import { takeReading } from "./fresh-reading";
import { keepStep } from "./keep-step";
import { returnsOf } from "./return-operator";
import { takeStep } from "./take-step";

/** So often another writer may be faster; each time it got the call further. */
const MAX_RACES = 100;

/**
 * Applies the stored signals of a call that are not applied yet: reads the call, feeds the machine, and writes the
 * new state, the commands, the legs, the story and the callback's stage in one statement, which does nothing where
 * the call has moved on since it was read. Only then is anything performed: the answer says what. Safe to call at any
 * time from anywhere; without new signals it does nothing.
 */
export async function applySignals(callId: string): Promise<FollowUps> {
  const { followUps, fresh } = await applyAll(null, callId, takeReading(callId));
  for (const commands of fresh) offerFresh(commands);
  return followUps;
}

/** The same, within a transaction that has to know what became of the call. Locks the call and its callback. */
export const applyWithin = async (tx: Tx, callId: string): Promise<FollowUps> =>
  (await applyAll(tx, callId, null)).followUps;

interface Applied {
  followUps: FollowUps;
  /** Commands that are stored as claimed by this process: to be performed without asking the database again. */
  fresh: FreshCommands[];
}

async function applyAll(tx: Tx | null, callId: string, reading: CallRow | null): Promise<Applied> {
  const applied: Applied = { followUps: {}, fresh: [] };
  let row = reading ?? (await readCall(tx, callId));
  for (let races = 0; row !== null && row.pending.length > 0; ) {
    const written = await applyPending(tx, row);
    if (written === "stale" && ++races > MAX_RACES)
      throw new Error(`Call ${callId} changes faster than its signals can be applied.`);
    if (written !== "stale") {
      applied.followUps = mergeFollowUps(applied.followUps, written.followUps);
      if (written.fresh) applied.fresh.push(written.fresh);
      if (!written.hasMore) break;
    }
    row = await readCall(tx, callId);
  }
  return applied;
}

interface Written {
  followUps: FollowUps;
  fresh: FreshCommands | null;
  /** Signals are left: they came meanwhile, or belong to the next step. */
  hasMore: boolean;
}

async function applyPending(tx: Tx | null, row: CallRow): Promise<Written | "stale"> {
  // A phone that is on another call of ours cannot be rung: the machine is told in the same breath.
  const refusedLegs = new Set<string>();
  for (;;) {
    const step = takeStep(row, refusedLegs);
    const kept = await keepStep(tx, row, step);
    if (kept.was === "stale") return "stale";
    if (kept.was === "kept") {
      const { call, commands, releases } = step;
      const { items, hasMore } = kept;
      const isFresh = items.length > 0 && items.every(({ isClaimed }) => isClaimed);
      return {
        hasMore,
        fresh: isFresh ? { row: { ...row, state: call }, items } : null,
        followUps: {
          apply: returnsOf(commands, row.id, step.now).map(({ callId }) => callId),
          perform: items.length > 0 ? [row.id] : [],
          teams: call.wants !== null || releases.length > 0 ? [row.teamId] : [],
          paced: call.options.order === "smart" ? [row.teamId] : [],
          deadlines: deadlinesHeard(call, row.id),
          talkOver: isTalking(row.state) && !isTalking(call) ? [row.id] : [],
          callbacks: commands.some(({ type }) => type === "finish") ? [row.callbackId] : [],
          // The line in the ledger, if there is one, is told of by an event.
          events: commands.some(({ type }) => type === "finish"),
          changes: [{ workspaceId: row.workspaceId, callbackId: row.callbackId, kind: "callback" }],
        },
      };
    }
    for (const { id } of step.newLegs) refusedLegs.add(id);
  }
}

const isTalking = (call: Call): boolean => phaseOf(call) === "talking";
