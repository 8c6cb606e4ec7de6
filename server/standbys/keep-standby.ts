import { nextStandbyTimerAt } from "@/core/standby/machine";
import { standbyPhaseOf } from "@/core/standby/standby";
import { leaseUntilAfter, releasesOf, wishedPause } from "../calls/release-operator";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import type { StandbyRow } from "./standby-row";
import { isForProvider, type StandbyStep } from "./take-standby-step";

/**
 * Writes what applied signals mean in one statement: state, orders (outbox), what calls are told, the operator's lease or
 * freedom, what pacing learns. False where the standby has moved on since it was read: then nothing was written.
 */
export async function keepStandby(row: StandbyRow, step: StandbyStep): Promise<boolean> {
  const [answer] = await query<{ isKept: boolean }>(
    null,
    Prisma.sql`
    with given as (select ${JSON.stringify(content(row, step))}::jsonb as g),
    locked as (
      update "Standby" s set version = s.version + 1, state = g->'state', phase = g->>'phase',
             since = (g->>'since')::timestamptz, "callId" = g->>'callId',
             "nextTimerAt" = (g->>'nextTimerAt')::timestamptz, "endedAt" = (g->>'endedAt')::timestamptz
        from given where s.id = ${row.id} and s.version = ${row.version} returning s.id),
    applied as (
      update "Signal" s set "appliedAt" = clock_timestamp() from locked, given
       where s."callId" = ${row.id} and s.seq in (select jsonb_array_elements_text(g->'applied')::bigint)),
    told as (
      insert into "Signal" ("callId", key, body)
      select t->>'callId', t->>'key', t->'signal' from locked, given, jsonb_array_elements(g->'told') t
      on conflict (key) do nothing),
    ordered as (
      insert into "OutboxItem" ("workspaceId", kind, key, "callId", body)
      select ${row.workspaceId}, 'command', ${`${row.id}:`} || (c->>'key'), ${row.id}, c
        from locked, given, jsonb_array_elements(g->'commands') with ordinality as e(c, n) order by n
      on conflict (key) do nothing),
    learned as (
      insert into "PacingLesson" ("teamId", event)
      select ${row.teamId}, l from locked, given, jsonb_array_elements(g->'lessons') with ordinality as e(l, n) order by n),
    held as (
      update "OperatorLease" l set "expiresAt" = (g->>'leaseUntil')::timestamptz from locked, given
       where l."standbyId" = ${row.id} and g->>'leaseUntil' is not null),
    freed as (
      delete from "OperatorLease" l using locked, given
       where l."standbyId" = ${row.id} and g->>'leaseUntil' is null returning l."operatorId"),
    rested as (
      update "Operator" o set "restingUntil" = x."restingUntil", "idleSince" = coalesce(x."idleSince", o."idleSince"),
             ${wishedPause(Prisma.sql`clock_timestamp()`)}
        from given, jsonb_to_recordset(g->'releases') as x("operatorId" text, "restingUntil" timestamptz, "idleSince" timestamptz)
       where o.id = x."operatorId" and o.id = any(array(select "operatorId" from freed)))
    select exists (select 1 from locked) as "isKept"`,
  );
  return answer?.isKept ?? false;
}

function content(row: StandbyRow, { standby, now, commands, lessons, applied }: StandbyStep) {
  const phase = standbyPhaseOf(standby);
  const timer = nextStandbyTimerAt(standby);
  return {
    state: standby,
    phase,
    since: phase === standbyPhaseOf(row.state) ? row.since.toISOString() : iso(now),
    callId: standby.lentTo,
    nextTimerAt: timer === null ? null : iso(timer),
    endedAt: standby.endedAt === null ? null : iso(standby.endedAt),
    leaseUntil: timer === null ? null : iso(leaseUntilAfter(timer)),
    applied,
    told: commands.filter((command) => command.type === "tell-call"),
    commands: commands.filter(isForProvider),
    lessons,
    releases: releasesOf(commands, now).map((release) => ({
      ...release,
      restingUntil: release.restingUntil === null ? null : iso(release.restingUntil),
      idleSince: release.idleSince === null ? null : iso(release.idleSince),
    })),
  };
}

const iso = (at: number): string => new Date(at).toISOString();
