import type { Decision } from "@/core/dispatch/books";
import { dispatch } from "@/core/dispatch/dispatch";
import { freshLeaseUntil } from "../calls/release-operator";
import type { KeyedSignal } from "../calls/store-signals";
import { Prisma } from "../generated/prisma/client";
import type { FollowUps } from "../platform/follow-ups";
import type { Change } from "../platform/notify";
import { query } from "../platform/query";
import { type BooksReading, readBooks } from "./read-books";
import { turnsTaken } from "./turns-taken";

/** So often another dispatcher of the team may be faster; each time somebody was served. */
const MAX_RACES = 100;

/**
 * One look of a team's dispatcher at its books. Of all processes that look at once one decides: it writes only where
 * the books are still those that it read. What it decides goes to the calls as signals, and an operator is given away
 * by a lease.
 */
export async function dispatchTeam(
  teamId: string,
  now: number,
  led: readonly string[] = [],
): Promise<FollowUps> {
  for (let races = 0; races < MAX_RACES; races++) {
    const reading = await readBooks(teamId, now, led);
    if (!reading) return {};
    const decisions = dispatch(reading.books, now).sort(byOperator);
    const unserved = withoutServed(reading.promised, decisions);
    if (decisions.length === 0 && unserved.length === 0) return {};
    const kept = await keep(reading, { decisions, unserved }, now);
    if (kept) return kept;
  }
  throw new Error(`Team ${teamId} is dispatched faster than this process can follow.`);
}

/** Every team takes its leases in the same order: two that share operators never wait for each other. */
const byOperator = (a: Decision, b: Decision): number => operatorOf(a).localeCompare(operatorOf(b));
const operatorOf = (decision: Decision): string => (decision.type === "assign" ? decision.operatorId : "");

interface Answer {
  isCurrent: boolean;
  told: string[] | null;
  changes: Change[] | null;
}

const withoutServed = (callIds: string[], decisions: readonly Decision[]): string[] =>
  callIds.filter((id) => !decisions.some(({ callId }) => callId === id));

/**
 * Writes the decisions in one statement: leases (unless somebody of another team was faster; one that lapsed belongs
 * to nobody), the signals, who was chosen and why for the leads' stories. Nobody is free for
 * those who still wait: whatever time they were told is no honest estimate any more, and is taken back.
 * @returns what follows; null where another look at the team was faster
 */
async function keep(
  reading: BooksReading,
  { decisions, unserved }: { decisions: Decision[]; unserved: string[] },
  now: number,
): Promise<FollowUps | null> {
  const { books, version } = reading;
  const at = new Date(now);
  const given = JSON.stringify(
    decisions.map((decision) => ({ ...decision, ...toSignal(decision, reading, now) })),
  );
  const [answer] = await query<Answer>(
    null,
    Prisma.sql`
    with locked as (
      update "Team" set "booksVersion" = "booksVersion" + 1
       where id = ${books.teamId} and "booksVersion" = ${version} returning id, name),
    decided as (
      select x.* from locked, rows from (jsonb_to_recordset(${given}::jsonb) as (type text, "callId" text, "operatorId" text,
             because text, key text, signal jsonb, "teamId" text, needs text, "passedOver" jsonb, credits jsonb))
        with ordinality as x(type, "callId", "operatorId", because, key, signal, "teamId", needs, "passedOver", credits, n)),
    leased as (
      insert into "OperatorLease" ("operatorId", "callId", "acquiredAt", "expiresAt")
      select "operatorId", "callId", ${at}, ${freshLeaseUntil(now)} from decided where type = 'assign' order by n
      on conflict ("operatorId") do update
         set "callId" = excluded."callId", "standbyId" = null, "supervisionId" = null, "acquiredAt" = excluded."acquiredAt", "expiresAt" = excluded."expiresAt"
       where "OperatorLease"."expiresAt" <= ${at}
      returning "operatorId"),
    kept as (
      select * from decided where type <> 'assign' or "operatorId" in (select "operatorId" from leased)),
    ${turnsTaken("assign", at)},
    told as (
      insert into "Signal" ("callId", key, body) select "callId", key, signal from kept order by n
      on conflict (key) do nothing),
    story as (
      insert into "TimelineEntry" ("workspaceId", "callbackId", at, fact)
      select c."workspaceId", c."callbackId", ${at},
             case when o.id is null
                  then jsonb_build_object('kind', 'nobody-free', 'team', locked.name, 'because', kept.because)
                  else ${CHOSEN(books.teamId)} end
        from locked, kept
       cross join lateral (select "workspaceId", "callbackId" from "Call" where id = kept."callId" offset 0) c
        left join lateral (select id, name from "Operator" where id = kept."operatorId" offset 0) o on true
       where kept.type <> 'allow-customer'),
    withdrawn as (
      update "Callback" cb set "promiseAt" = null, revision = cb.revision + 1 from locked, "Call" c
       where c."callbackId" = cb.id and c.id = any(${unserved}::text[])
         and cb."promiseAt" is not null and cb.stage = 'requested'
      returning cb."workspaceId", cb.id as "callbackId", 'callback' as kind)
    select exists (select 1 from locked) as "isCurrent", (select array_agg(distinct "callId") from kept) as told,
           (select json_agg(withdrawn) from withdrawn) as changes`,
  );
  return answer?.isCurrent ? { apply: answer.told ?? [], changes: answer.changes ?? [] } : null;
}

/** Who was chosen and why; who would have come before, and why they did not. */
const CHOSEN = (teamId: string) => Prisma.sql`jsonb_strip_nulls(jsonb_build_object(
                       'kind', 'operator-chosen', 'operator', o.name, 'because', kept.because, 'needs', kept.needs,
                       'reserve', case when kept."teamId" <> ${teamId} then (select name from "Team" where id = kept."teamId") end,
                       'passedOver', (select jsonb_agg(jsonb_build_object('name', p.name, 'why', y.one->>'why') order by y.n)
                                        from jsonb_array_elements(kept."passedOver") with ordinality as y(one, n)
                                        cross join lateral (select name from "Operator" where id = y.one->>'operatorId' offset 0) p)))`;

/** One look gives one word: a call that could not use the last one, and asks again, is given another. */
function toSignal(decision: Decision, { version, books, line }: BooksReading, now: number): KeyedSignal {
  const { callId } = decision;
  switch (decision.type) {
    case "assign": {
      const { operatorId, teamId } = decision;
      // A reserve is always people.
      const isLine = line !== null && teamId === books.teamId;
      const signal = { type: "operator-assigned", at: now, operatorId, ...(isLine ? { line } : {}) } as const;
      return { callId, key: `assign:${callId}:${operatorId}:${version}`, signal };
    }
    case "allow-customer":
      return { callId, key: `allow:${callId}:${version}`, signal: { type: "customer-allowed", at: now } };
    case "refuse":
      return { callId, key: `refuse:${callId}:${version}`, signal: { type: "nobody-free", at: now } };
  }
}
