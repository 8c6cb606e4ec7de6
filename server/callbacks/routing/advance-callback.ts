import type { TimelineFact } from "@/core/callback/timeline";
import { type RoutingSignal, type RoutingState, step } from "@/core/flow/runtime/step";
import type { Tx } from "../../platform/db";
import type { FollowUps } from "../../platform/follow-ups";
import { type CallbackRow, readCallback } from "./callback-row";
import { type Draft, emptyDraft, tell } from "./draft";
import { draftEffects } from "./draft-effects";
import { keepDraft, keepWithin } from "./keep-draft";
import { readRoutingFacts } from "./routing-facts";

/** So often another writer may be faster; each time it got the callback further. */
const MAX_RACES = 100;

/**
 * Lets a callback's routing program go on as far as it can: with attempts that ended and were not told yet, and with
 * a wait that is over. Everything it decides is stored together, and only where the callback is still as it was read.
 * Safe to call at any time.
 */
export const advanceCallback = (callbackId: string, now: number): Promise<FollowUps> =>
  advanceBy(callbackId, now, (row) => {
    const signals = dueSignals(row, now);
    return signals.length > 0 ? { signals, told: row.untold.map(({ id }) => id), facts: [] } : null;
  });

/** What a callback is told next, with the attempts that it hears of, and lines for its story. */
export interface News {
  signals: RoutingSignal[];
  told: string[];
  facts: TimelineFact[];
  /** What became of text messages. Absent: nothing. */
  texts?: Draft["texts"];
}

/**
 * Tells a callback's routing program something, whoever else writes meanwhile.
 * @param newsFor what there is to tell, by how the callback stands; null: nothing (any more)
 */
export async function advanceBy(
  callbackId: string,
  now: number,
  newsFor: (row: CallbackRow) => News | null,
): Promise<FollowUps> {
  for (let races = 0; races < MAX_RACES; races++) {
    const row = await readCallback(callbackId);
    const news = row && newsFor(row);
    if (!row || !news) return {};
    const draft = emptyDraft(row);
    draft.told.push(...news.told);
    for (const fact of news.facts) tell(draft, now, fact);
    draft.texts.push(...(news.texts ?? []));
    for (const signal of news.signals) await draftStep(null, draft, signal);
    const kept = await keepDraft(draft, now);
    if (kept) return kept;
  }
  throw new Error(`Callback ${callbackId} changes faster than its routing can go on.`);
}

function dueSignals({ untold, wakeAt, wakeKey }: CallbackRow, now: number): RoutingSignal[] {
  const signals = untold.map(
    ({ number, result, cause }): RoutingSignal => ({
      type: "call-ended",
      at: now,
      key: `call:${number}`,
      result: result ?? "failed",
      cause,
    }),
  );
  const isDue = wakeAt !== null && wakeAt.getTime() <= now && wakeKey !== null;
  return isDue ? [...signals, { type: "woken", at: now, key: wakeKey }] : signals;
}

/** Feeds one signal to the routing program of a locked callback, and stores what comes of it. */
export async function advanceWithin(tx: Tx, row: CallbackRow, signal: RoutingSignal): Promise<FollowUps> {
  const draft = emptyDraft(row);
  await draftStep(tx, draft, signal);
  const kept = await keepWithin(tx, draft, signal.at);
  if (!kept) throw new Error(`Callback ${row.id} changed under its lock.`);
  return kept;
}

/**
 * Feeds one signal to the routing program and notes what comes of it. A call or wait that turns out to be impossible
 * (the team is closed) is answered in the same breath.
 */
export async function draftStep(tx: Tx | null, draft: Draft, signal: RoutingSignal): Promise<void> {
  let next: RoutingSignal | null = signal;
  // Whoever cancels is asked nothing, and does it under a lock: no other connection is waited for meanwhile.
  const facts = signal.type === "cancelled" ? {} : await readRoutingFacts(draft.row, signal.at);
  while (next) {
    const { program, routingState } = draft.row;
    const taken: ReturnType<typeof step> = step(program, routingState, next, facts);
    note(draft, taken.state);
    for (const { node, port } of taken.path) {
      const kind = program.nodes[node]?.kind ?? node;
      // Everybody passes the start: a counter of it would be one row that every request waits for.
      if (kind === "start") continue;
      tell(draft, next.at, { kind: "decided", node: kind, port });
      draft.ways.push({ node, port });
    }
    next = await draftEffects(tx, draft, taken.effects, next.at);
  }
}

/** Whatever it waited for is over. */
function note(draft: Draft, routingState: RoutingState): void {
  draft.row = { ...draft.row, routingState };
  Object.assign(draft.columns, { routingState, wakeAt: null, wakeKey: null });
}
