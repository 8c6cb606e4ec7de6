import { v7 as newId } from "uuid";
import type { SmartDecision, SmartLook } from "@/core/dispatch/smart-books";
import type { LegEvent } from "@/core/pacing/team-view";
import { nextStandbyTimerAt, startStandby } from "@/core/standby/machine";
import { standbyIdOf } from "@/core/standby/standby";
import { freshLeaseUntil } from "../calls/release-operator";
import { Prisma } from "../generated/prisma/client";
import type { FollowUps } from "../platform/follow-ups";
import type { Change } from "../platform/notify";
import { query } from "../platform/query";
import type { SmartReading } from "./read-smart-books";
import { factOf } from "./smart-story";
import { turnsTaken } from "./turns-taken";

interface Look extends SmartLook {
  /** Calls that were told a time which nobody can keep. */
  unserved: string[];
}

interface Answer {
  isCurrent: boolean;
  apply: string[] | null;
  perform: string[] | null;
  changes: Change[] | null;
}

/**
 * Writes a look's decisions in one statement. An operator who is rung is taken by a lease, one who is lent by the row of
 * the standby, unless somebody else was faster: then that decision is as if it had not been made. A standby begins with
 * its order to ring. Whatever a standby is told raises its version: who is at it has to read it again.
 * @returns what follows; null where another look at the team was faster
 */
export async function keepSmart(reading: SmartReading, look: Look, now: number): Promise<FollowUps | null> {
  const { workspaceId, version, books } = reading;
  const { teamId } = books;
  const at = new Date(now);
  const given = JSON.stringify(look.decisions.map((decision) => toRow(decision, reading, now)));
  const expects = JSON.stringify({ at: now, leading: look.leading, ...look.expects });
  const [answer] = await query<Answer>(
    null,
    Prisma.sql`
    with locked as (
      update "Team" set "booksVersion" = "booksVersion" + 1
       where id = ${teamId} and "booksVersion" = ${version} returning id),
    decided as (
      select x.* from locked, rows from (jsonb_to_recordset(${given}::jsonb) as (type text, "callId" text, "operatorId" text,
             "standbyId" text, standby jsonb, told jsonb, lesson jsonb, fact jsonb, "teamId" text, credits jsonb)) with ordinality
             as x(type, "callId", "operatorId", "standbyId", standby, told, lesson, fact, "teamId", credits, n)),
    leased as (
      insert into "OperatorLease" ("operatorId", "callId", "standbyId", "acquiredAt", "expiresAt")
      select "operatorId", null, "standbyId", ${at}, ${freshLeaseUntil(now)} from decided where type = 'stand-by' order by n
      on conflict ("operatorId") do update
         set "callId" = excluded."callId", "standbyId" = excluded."standbyId", "supervisionId" = null,
             "acquiredAt" = excluded."acquiredAt", "expiresAt" = excluded."expiresAt"
       where "OperatorLease"."expiresAt" <= ${at}
      returning "operatorId"),
    moved as (
      update "Standby" s set version = s.version + 1, phase = case d.type when 'lend' then 'lent' else 'leaving' end,
             "callId" = d."callId", since = ${at}
        from decided d where d.type in ('lend', 'dismiss') and s.id = d."standbyId" and s."callId" is null
         and s."endedAt" is null and s.phase in ('waiting', 'ringing') and (d.type = 'dismiss' or s.phase = 'waiting')
      returning s.id),
    kept as (
      select * from decided
       where type = 'allow-customer'
          or (type = 'stand-by' and "operatorId" in (select "operatorId" from leased))
          or (type in ('lend', 'dismiss') and "standbyId" in (select id from moved))),
    ${turnsTaken("stand-by", at)},
    begun as (
      insert into "Standby" (id, "workspaceId", "teamId", "operatorId", provider, "accountId", state, phase, since, "nextTimerAt", "startedAt")
      select "standbyId", ${workspaceId}, ${teamId}, "operatorId", standby->'account'->>'provider', standby->'account'->>'id', standby->'state', 'ringing', ${at},
             (standby->>'nextTimerAt')::timestamptz, ${at} from kept where type = 'stand-by'),
    ordered as (
      insert into "OutboxItem" ("workspaceId", kind, key, "callId", body)
      select ${workspaceId}, 'command', "standbyId" || ':' || (c->>'key'), "standbyId", c
        from kept, jsonb_array_elements(standby->'commands') c where type = 'stand-by'),
    told as (
      insert into "Signal" ("callId", key, body)
      select t->>'callId', t->>'key', t->'signal' from kept, jsonb_array_elements(told) t order by n
      on conflict (key) do nothing),
    learned as (
      insert into "PacingLesson" ("teamId", event)
      select ${teamId}, lesson from kept where lesson is not null),
    story as (
      insert into "TimelineEntry" ("workspaceId", "callbackId", at, fact)
      select c."workspaceId", c."callbackId", ${at}, kept.fact from kept
       cross join lateral (select "workspaceId", "callbackId" from "Call" where id = kept."callId" offset 0) c
       where kept.fact is not null),
    explained as (
      insert into "PacingMemory" ("teamId", expects) select id, ${expects}::jsonb from locked
      on conflict ("teamId") do update set expects = excluded.expects),
    withdrawn as (
      update "Callback" cb set "promiseAt" = null, revision = cb.revision + 1 from locked, "Call" c
       where c."callbackId" = cb.id and c.id = any(${look.unserved}::text[])
         and cb."promiseAt" is not null and cb.stage = 'requested'
      returning cb."workspaceId", cb.id as "callbackId", 'callback' as kind)
    select exists (select 1 from locked) as "isCurrent",
           (select array_agg(distinct t->>'callId') from kept, jsonb_array_elements(told) t) as apply,
           (select array_agg("standbyId") from kept where type = 'stand-by') as perform,
           (select json_agg(withdrawn) from withdrawn) as changes`,
  );
  if (!answer?.isCurrent) return null;
  const { apply, perform, changes } = answer;
  return { apply: apply ?? [], perform: perform ?? [], changes: changes ?? [] };
}

/** A decision as a row: what is told to whom, and the standby that begins with it. */
function toRow(decision: SmartDecision, reading: SmartReading, now: number) {
  const { books, version } = reading;
  const fact = factOf(decision, reading, now);
  // One look gives one word: the version of its books makes it that look's.
  const tell = (callId: string, signal: object) => ({
    callId,
    key: `${decision.type}:${callId}:${books.teamId}:${version}`,
    signal: { ...signal, at: now },
  });
  switch (decision.type) {
    case "allow-customer":
      return {
        ...decision,
        fact,
        told: [tell(decision.callId, { type: "customer-allowed" })],
        lesson: foretold(decision, books.teamId, now),
      };
    case "lend": {
      const { callId, operatorId, standbyId, seesCard } = decision;
      const legId = `${standbyId}.o1`;
      return {
        ...decision,
        fact,
        told: [
          tell(standbyId, { type: "lent", callId }),
          tell(callId, { type: "operator-lent", operatorId, legId, ...(seesCard ? { seesCard } : {}) }),
        ],
      };
    }
    case "dismiss":
      return { ...decision, fact, told: [tell(decision.standbyId, { type: "dismissed" })] };
    case "stand-by":
      return {
        type: decision.type,
        operatorId: decision.operatorId,
        teamId: books.teamId,
        credits: decision.credits,
        fact,
        told: [],
        ...begin(decision, reading, now),
      };
  }
}

function begin(decision: Extract<SmartDecision, { type: "stand-by" }>, { books }: SmartReading, now: number) {
  const { operatorId, account, accept, ringMs, acceptMs } = decision;
  const standbyId = standbyIdOf(newId());
  const { standby, commands } = startStandby({
    standbyId,
    operatorId,
    startedAt: now,
    accept,
    ringMs,
    acceptMs,
  });
  const lesson: LegEvent = {
    type: "operatorDialed",
    at: now / 1000,
    pool: books.teamId,
    operator: operatorId,
  };
  const nextTimerAt = new Date(nextStandbyTimerAt(standby) ?? now).toISOString();
  return { standbyId, standby: { state: standby, account, nextTimerAt, commands }, lesson };
}

function foretold(
  { callId: customer, risk }: Extract<SmartDecision, { type: "allow-customer" }>,
  pool: string,
  now: number,
): LegEvent | undefined {
  return risk && { type: "customerForetold", at: now / 1000, pool, customer, foreseen: risk.foreseen };
}
