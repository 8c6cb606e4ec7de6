import type { Call, CallAccount } from "@/core/call/call";
import { dueTimers } from "@/core/call/machine";
import { dueStandbyTimers } from "@/core/standby/machine";
import type { Standby } from "@/core/standby/standby";
import { dueSupervisionTimers } from "@/core/supervision/machine";
import type { Supervision } from "@/core/supervision/supervision";
import { deadlineKey } from "../calls/deadlines";
import { reconcile } from "../calls/reconcile";
import { reconcileLoneLegs } from "../calls/reconcile-lone-legs";
import type { KeyedSignal } from "../calls/store-signals";
import { holdTeams, rememberLessons } from "../dispatch/pacing-memory";
import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import { eachAlone } from "../platform/each-alone";
import type { FollowUps } from "../platform/follow-ups";
import { standbyLegs } from "../standbys/standby-legs";
import { supervisionLegs } from "../supervisions/supervision-legs";
import { openAccount } from "../telephony-accounts/open-account";
import { followUp, tellCalls } from "./follow-up";
import { accountsInUse } from "./telephony-for";
import { PATIENCE_MS, within } from "./within";

interface Due {
  what:
    | "timer"
    | "standby-timer"
    | "supervision-timer"
    | "talk-over"
    | "apply"
    | "perform"
    | "team"
    | "paced"
    | "callback"
    | "event";
  id: string;
}

/**
 * Finds what is due or was left undone and does it: deadlines, signals not applied, commands not performed, teams
 * with somebody waiting, attempts the routing was not told of, waits that are over, events not published. One cheap
 * look at partial indexes; most looks find nothing. Safe in any number of processes at once.
 * `atOnce`: what has only just been stored is not left to whoever stored it, who may be dead.
 */
export async function sweep(clock: Clock, { atOnce = false } = {}): Promise<void> {
  const now = new Date(clock.now());
  const moment = atOnce ? 0 : 1;
  const due = await db().$queryRaw<Due[]>`
    select 'timer' as what, id from "Call" where "endedAt" is null and "nextTimerAt" <= ${now}
    union all
    select 'standby-timer', id from "Standby" where "endedAt" is null and "nextTimerAt" <= ${now}
    union all
    select 'supervision-timer', id from "Supervision" where "endedAt" is null and "nextTimerAt" <= ${now}
    union all
    select distinct 'talk-over', v."callId" from "Supervision" v join "Call" c on c.id = v."callId"
     where v."endedAt" is null and v.phase <> 'leaving' and c.phase <> 'talking'
    union all
    select distinct 'apply', "callId" from "Signal" where "appliedAt" is null and "receivedAt" < now() - make_interval(secs => ${moment})
    union all
    select distinct 'perform', "callId" from "OutboxItem"
     where kind = 'command' and "doneAt" is null and "createdAt" < now() - make_interval(secs => ${moment})
       and ("claimedUntil" is null or "claimedUntil" < now())
    union all
    select distinct 'team', "teamId" from "Call"
     where "endedAt" is null and ("wantsOperatorSince" is not null or "wantsCustomerSince" is not null)
       and state->'options'->>'order' <> 'smart'
    union all
    select 'paced', "teamId" from (
      select "teamId" from "Call" where "endedAt" is null and state->'options'->>'order' = 'smart'
         and ("wantsOperatorSince" is not null or "wantsCustomerSince" is not null)
      union
      select "teamId" from "Call" where "endedAt" is null and phase in ('customer-ringing', 'customer-waiting')
         and state->'options'->>'order' = 'smart'
      union
      select "teamId" from "Standby" where "endedAt" is null and phase in ('ringing', 'waiting')) under_way
    union all
    select 'callback', "callbackId" from "Attempt" where "endedAt" < now() - make_interval(secs => ${moment}) and "toldAt" is null
    union all
    select 'callback', id from "Callback" where "wakeAt" <= ${now}
    union all
    (select 'event', '' from "OutboxItem" where kind = 'event' and "doneAt" is null
        and "createdAt" < now() - interval '2 seconds' and ("claimedUntil" is null or "claimedUntil" < now()) limit 1)`;
  const of = (what: Due["what"]) => due.filter((one) => one.what === what).map(({ id }) => id);
  const held = await holdTeams(of("paced"));
  const work: FollowUps = {
    paced: held,
    apply: of("apply"),
    perform: of("perform"),
    teams: of("team"),
    talkOver: of("talk-over"),
    callbacks: of("callback"),
    events: of("event").length > 0,
  };
  // A phone network that answers slowly must not keep the deadlines of other calls waiting.
  await within(
    PATIENCE_MS,
    Promise.all([
      tellTimers(of("timer"), clock.now()),
      tellStandbyTimers(of("standby-timer"), clock.now()),
      tellSupervisionTimers(of("supervision-timer"), clock.now()),
      followUp(work),
      rememberLessons(held),
    ]),
  );
}

async function tellTimers(callIds: string[], now: number): Promise<void> {
  if (callIds.length === 0) return;
  const calls = await db().call.findMany({
    where: { id: { in: callIds } },
    select: { id: true, state: true },
  });
  const signals = calls.flatMap(({ id, state }) =>
    dueTimers(state as unknown as Call, now).flatMap((signal): KeyedSignal[] =>
      signal.type === "timer-due" ? [{ callId: id, key: deadlineKey(id, signal), signal }] : [],
    ),
  );
  await tellCalls(signals);
}

async function tellStandbyTimers(standbyIds: string[], now: number): Promise<void> {
  if (standbyIds.length === 0) return;
  const standbys = await db().standby.findMany({
    where: { id: { in: standbyIds } },
    select: { id: true, state: true },
  });
  await tellCalls(
    standbys.flatMap(({ id, state }) =>
      dueStandbyTimers(state as unknown as Standby, now).map((signal) => ({
        callId: id,
        key: deadlineKey(id, signal),
        signal,
      })),
    ),
  );
}

async function tellSupervisionTimers(ids: string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const due = await db().supervision.findMany({
    where: { id: { in: ids } },
    select: { id: true, state: true },
  });
  await tellCalls(
    due.flatMap(({ id, state }) =>
      dueSupervisionTimers(state as unknown as Supervision, now).map((signal) => ({
        callId: id,
        key: deadlineKey(id, signal),
        signal,
      })),
    ),
  );
}

/** Asks every provider what lives there, and puts right what was lost on the way. */
export const reconcileAll = async (clock: Clock): Promise<void> =>
  eachAlone(
    "reconcile",
    await accountsInUse(),
    ({ id, provider }) => id ?? provider,
    (account) => reconcileAccount(account, clock.now()),
  );

/** The same for one account. `settledMs`: see `reconcile`. */
export async function reconcileAccount(account: CallAccount, now: number, settledMs?: number): Promise<void> {
  const provider = await openAccount(account);
  await tellCalls(await reconcile(provider, account.id, now, settledMs));
  for (const legs of [standbyLegs, supervisionLegs])
    await tellCalls(await reconcileLoneLegs(legs, provider, account.id, { now, settledMs }));
}
