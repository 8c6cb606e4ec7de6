import { nextSupervisionTimerAt } from "@/core/supervision/machine";
import { supervisionPhaseOf } from "@/core/supervision/supervision";
import { leaseUntilAfter } from "../calls/release-operator";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import type { SupervisionRow } from "./supervision-row";
import type { SupervisionStep } from "./take-supervision-step";

/**
 * Writes what applied signals mean in one statement: state, orders (outbox), the lead's story, the manager's lease or
 * freedom. False where the supervision has moved on since it was read: then nothing was written.
 */
export async function keepSupervision(row: SupervisionRow, step: SupervisionStep): Promise<boolean> {
  const [answer] = await query<{ isKept: boolean }>(
    null,
    Prisma.sql`
    with given as (select ${JSON.stringify(content(step))}::jsonb as g),
    locked as (
      update "Supervision" v set version = v.version + 1, state = g->'state', phase = g->>'phase',
             "nextTimerAt" = (g->>'nextTimerAt')::timestamptz, "endedAt" = (g->>'endedAt')::timestamptz
        from given where v.id = ${row.id} and v.version = ${row.version} returning v.id),
    applied as (
      update "Signal" s set "appliedAt" = clock_timestamp() from locked, given
       where s."callId" = ${row.id} and s.seq in (select jsonb_array_elements_text(g->'applied')::bigint)),
    ordered as (
      insert into "OutboxItem" ("workspaceId", kind, key, "callId", body)
      select ${row.workspaceId}, 'command', ${`${row.id}:`} || (c->>'key'), ${row.id}, c
        from locked, given, jsonb_array_elements(g->'commands') with ordinality as e(c, n) order by n
      on conflict (key) do nothing),
    story as (
      insert into "TimelineEntry" ("workspaceId", "callbackId", at, fact)
      select ${row.workspaceId}, ${row.callbackId}, (f->>'at')::timestamptz, f->'fact'
        from locked, given, jsonb_array_elements(g->'facts') with ordinality as e(f, n) order by n),
    held as (
      update "OperatorLease" l set "expiresAt" = (g->>'leaseUntil')::timestamptz from locked, given
       where l."supervisionId" = ${row.id} and g->>'leaseUntil' is not null),
    freed as (
      delete from "OperatorLease" l using locked, given
       where l."supervisionId" = ${row.id} and g->>'leaseUntil' is null)
    select exists (select 1 from locked) as "isKept"`,
  );
  return answer?.isKept ?? false;
}

function content({ supervision, commands, facts, applied }: SupervisionStep) {
  const timer = nextSupervisionTimerAt(supervision);
  return {
    state: supervision,
    phase: supervisionPhaseOf(supervision),
    nextTimerAt: timer === null ? null : iso(timer),
    endedAt: supervision.endedAt === null ? null : iso(supervision.endedAt),
    leaseUntil: timer === null ? null : iso(leaseUntilAfter(timer)),
    applied,
    commands,
    facts: facts.map(({ at, fact }) => ({ at: iso(at), fact })),
  };
}

const iso = (at: number): string => new Date(at).toISOString();
