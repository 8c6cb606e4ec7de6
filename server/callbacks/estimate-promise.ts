import { Prisma } from "../generated/prisma/client";
import { oncePerProcess } from "../platform/once-per-process";
import { query } from "../platform/query";

/** Until enough is measured: an operator's phone rings, the whisper, the customer's set-up. */
const UNMEASURED_SECONDS = 28;
const ENOUGH = 10;
/** Of these the last fifty that count are taken. */
const LOOKED_AT = 100;
const SOONEST_SECONDS = 10;
/** Beyond that it is no promise. */
const LATEST_SECONDS = 120;

/** A measure of the last week does not change within these. */
const FRESH_MS = 5_000;

/**
 * When the customer's phone is expected to ring: within what three of four recent first attempts of this site kept,
 * from at least ten in a week; else a plain estimate. Null where three of four would have to wait for more than two
 * minutes.
 */
export async function estimatePromise(siteId: string, now: number): Promise<Date | null> {
  const seconds = Math.round(Math.max(SOONEST_SECONDS, (await measured(siteId, now)) ?? UNMEASURED_SECONDS));
  return seconds > LATEST_SECONDS ? null : new Date(now + seconds * 1000);
}

interface Measure {
  seconds: number | null;
  at: number;
}

async function measured(siteId: string, now: number): Promise<number | null> {
  const known = oncePerProcess("promise-measures", () => new Map<string, Measure>());
  const last = known.get(siteId);
  if (last && Math.abs(now - last.at) < FRESH_MS) return last.seconds;
  const seconds = await measure(siteId, now);
  known.set(siteId, { seconds, at: now });
  return seconds;
}

/**
 * Attempts that never came to ring the customer count as broken promises, cancelled ones and those that still go on
 * not at all. Null: too few to say.
 */
async function measure(siteId: string, now: number): Promise<number | null> {
  const [row] = await query<{ seconds: number | null; n: number }>(
    null,
    Prisma.sql`
    select percentile_cont(0.75) within group (order by seconds) as seconds, count(*)::int as n
      from (select coalesce(extract(epoch from min(l."placedAt") - a."startedAt"), ${LATEST_SECONDS * 100})::float8 as seconds
              from (select id, "requestedAt" from "Callback"
                     where "siteId" = ${siteId} order by "requestedAt" desc limit ${LOOKED_AT}) cb
              join "Attempt" a on a."callbackId" = cb.id
              join "Call" c on c."attemptId" = a.id
              left join "Leg" l on l."callId" = c.id and l.seat = 'customer'
             where cb."requestedAt" > ${new Date(now - 7 * 86_400_000)}
               and a.number = 1 and a."endedAt" is not null and a.result <> 'cancelled'
             group by a.id order by a."startedAt" desc limit 50) recent`,
  );
  return row && row.n >= ENOUGH ? row.seconds : null;
}
