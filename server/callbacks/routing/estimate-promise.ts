import { type PromiseSample, promiseSeconds } from "@/core/speed/promise";
import { Prisma } from "../../generated/prisma/client";
import { oncePerProcess } from "../../platform/once-per-process";
import { query } from "../../platform/query";

/** Of a team, the last so many first attempts are looked at. */
const LOOKED_AT = 200;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** What was measured does not change within these. */
const FRESH_MS = 5_000;

/** A team; or a site, which stands for the team that its last request went to. */
export type PromiseOf = { teamId: string } | { siteId: string };

/**
 * By when the customer's phone is expected to ring, for somebody who asks now: what the team's measured calls allow
 * (core/speed/promise.ts). Null where there is no honest estimate within two minutes.
 */
export async function estimatePromise(of: PromiseOf, now: number): Promise<Date | null> {
  const seconds = await measured(of, now);
  return seconds === null ? null : new Date(now + seconds * 1_000);
}

interface Measure {
  seconds: number | null;
  at: number;
}

async function measured(of: PromiseOf, now: number): Promise<number | null> {
  const known = oncePerProcess("promise-measures", () => new Map<string, Measure>());
  const key = "teamId" in of ? `team:${of.teamId}` : `site:${of.siteId}`;
  const last = known.get(key);
  if (last && Math.abs(now - last.at) < FRESH_MS) return last.seconds;
  const seconds = promiseSeconds(await readSamples(of, now));
  known.set(key, { seconds, at: now });
  return seconds;
}

interface SampleRow {
  rangAfter: number | null;
  waitingFor: number | null;
  startedAt: Date;
}

/** Cancelled ones tell nothing. A line that was busy, or declined, was reached as one that rang. */
async function readSamples(of: PromiseOf, now: number): Promise<PromiseSample[]> {
  const at = new Date(now);
  const rows = await query<SampleRow>(
    null,
    Prisma.sql`
    select a."startedAt",
           extract(epoch from rang.at - a."startedAt")::float8 as "rangAfter",
           case when a."endedAt" is null then extract(epoch from ${at} - a."startedAt")::float8 end as "waitingFor"
      from (select id, "attemptId" from "Call"
             where "teamId" = ${teamOf(of, now)} and ("endedAt" is null or "endedAt" > ${new Date(now - WEEK_MS)})
             order by "endedAt" desc nulls first limit ${LOOKED_AT}) c
      join "Attempt" a on a.id = c."attemptId" and a.number = 1 and a.result is distinct from 'cancelled'
      left join lateral (
        select min(coalesce(l."ringingAt", l."answeredAt",
                            case when l.cause in ('busy', 'rejected', 'no-answer', 'machine') then l."endedAt" end)) as at
          from "Leg" l where l."callId" = c.id and l.seat = 'customer') rang on true
     order by a."startedAt" desc`,
  );
  return rows.map(({ rangAfter, waitingFor, startedAt }) => ({
    rangAfter,
    waitingFor: rangAfter === null ? waitingFor : null,
    isFresh: startedAt.getTime() > now - HOUR_MS,
  }));
}

const teamOf = (of: PromiseOf, now: number): Prisma.Sql =>
  "teamId" in of
    ? Prisma.sql`${of.teamId}`
    : Prisma.sql`(select c."teamId" from "Callback" cb join "Call" c on c."callbackId" = cb.id
                   where cb."siteId" = ${of.siteId} and cb."requestedAt" > ${new Date(now - WEEK_MS)}
                   order by cb."requestedAt" desc, c."startedAt" limit 1)`;
