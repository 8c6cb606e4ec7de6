import type { Call, CallAccount } from "@/core/call/call";
import { dueTimers } from "@/core/call/machine";
import { reconcile } from "../calls/reconcile";
import type { KeyedSignal } from "../calls/store-signals";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import { openAccount } from "../telephony-accounts/open-account";
import { followUp, tellCalls } from "./follow-up";
import { accountsInUse } from "./telephony-for";

interface Due {
  what: "timer" | "apply" | "perform" | "team" | "callback" | "event";
  id: string;
}

/**
 * Finds what is due or was left undone and does it: deadlines, signals not applied, commands not performed, teams
 * with somebody waiting, attempts the routing was not told of, waits that are over, events not published. One cheap
 * look at partial indexes; most looks find nothing. Safe in any number of processes at once.
 */
export async function sweep(clock: Clock): Promise<void> {
  const now = new Date(clock.now());
  const due = await db().$queryRaw<Due[]>`
    select 'timer' as what, id from "Call" where "endedAt" is null and "nextTimerAt" <= ${now}
    union all
    select distinct 'apply', "callId" from "Signal" where "appliedAt" is null and "receivedAt" < now() - interval '1 second'
    union all
    select distinct 'perform', "callId" from "OutboxItem"
     where kind = 'command' and "doneAt" is null and "createdAt" < now() - interval '1 second'
       and ("claimedUntil" is null or "claimedUntil" < now())
    union all
    select distinct 'team', "teamId" from "Call"
     where "endedAt" is null and ("wantsOperatorSince" is not null or "wantsCustomerSince" is not null)
    union all
    select 'callback', "callbackId" from "Attempt" where "endedAt" < now() - interval '1 second' and "toldAt" is null
    union all
    select 'callback', id from "Callback" where "wakeAt" <= ${now}
    union all
    (select 'event', '' from "OutboxItem" where kind = 'event' and "doneAt" is null
        and "createdAt" < now() - interval '2 seconds' and ("claimedUntil" is null or "claimedUntil" < now()) limit 1)`;
  const of = (what: Due["what"]) => due.filter((one) => one.what === what).map(({ id }) => id);
  const work: FollowUps = {
    apply: of("apply"),
    perform: of("perform"),
    teams: of("team"),
    callbacks: of("callback"),
    events: of("event").length > 0,
  };
  await within(PATIENCE_MS, Promise.all([tellTimers(of("timer"), clock.now()), followUp(work)]));
}

/** A phone network that answers slowly must not keep the deadlines of other calls waiting. */
const PATIENCE_MS = 1_000;

/** Waits for work to be done, but not for long: what takes longer goes on, and says in the log how it failed. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isAwaited = true;
  const watched = work.catch((error: unknown) => {
    if (isAwaited) throw error;
    logger().error({ err: error }, "what a look of the engine began failed; the next will try again");
  });
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([watched, patience]);
  } finally {
    isAwaited = false;
    clearTimeout(timer);
  }
}

async function tellTimers(callIds: string[], now: number): Promise<void> {
  if (callIds.length === 0) return;
  const calls = await db().call.findMany({
    where: { id: { in: callIds } },
    select: { id: true, state: true },
  });
  const signals = calls.flatMap(({ id, state }) =>
    dueTimers(state as unknown as Call, now).flatMap((signal): KeyedSignal[] =>
      signal.type === "timer-due"
        ? [{ callId: id, key: `timer:${id}:${signal.timer}:${signal.dueAt}`, signal }]
        : [],
    ),
  );
  await tellCalls(signals);
}

/** Asks every provider what lives there, and puts right what was lost on the way. */
export async function reconcileAll(clock: Clock): Promise<void> {
  for (const account of await accountsInUse()) {
    try {
      await reconcileAccount(account, clock.now());
    } catch (error) {
      logger().warn({ err: error, account }, "could not reconcile; the next look will");
    }
  }
}

/** The same for one account. `settledMs`: see `reconcile`. */
export async function reconcileAccount(account: CallAccount, now: number, settledMs?: number): Promise<void> {
  await tellCalls(await reconcile(await openAccount(account), account.id, now, settledMs));
}
