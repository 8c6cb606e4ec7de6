import { type LeadSpeed, measureSpeed } from "@/core/speed/measure";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";
import { type SpeedFilter, storedLegs } from "./schema";

/** More leads than these are not read at once: the newest count. */
export const READ_AT_MOST = 20_000;

/** A lead with what its first attempt took. */
export interface MeasuredLead {
  id: string;
  teamId: string;
  siteId: string;
  /** Of the workspace's calendar, on which it was asked for: 2026-11-29 */
  day: string;
  speed: LeadSpeed;
  /** What was promised, s since asking. */
  promisedSeconds: number | null;
  /** Until the customer's phone rang; where it never did, until the attempt was over or now, s. */
  waitedSeconds: number;
}

interface Row {
  id: string;
  teamId: string;
  siteId: string;
  day: string;
  askedAt: Date;
  promisedAt: Date | null;
  joinedAt: Date | null;
  endedAt: Date | null;
  result: string | null;
  legs: unknown;
}

export interface Reading {
  workspaceId: WorkspaceId;
  /** IANA: days are days here. */
  timeZone: string;
  since: Date;
  now: number;
}

const ms = (column: string): Prisma.Sql => Prisma.raw(`(extract(epoch from l."${column}") * 1000)::float8`);

/** Every lead asked for since then whose first attempt was made, newest first, measured. */
export async function readSpeeds(
  { workspaceId, timeZone, since, now }: Reading,
  { teamId, siteId }: SpeedFilter,
): Promise<MeasuredLead[]> {
  const rows = await query<Row>(
    null,
    Prisma.sql`
    select cb.id, c."teamId", cb."siteId", to_char(cb."requestedAt" at time zone ${timeZone}, 'YYYY-MM-DD') as day,
           a."startedAt" as "askedAt", cb."promisedAt", c."joinedAt", a."endedAt", a.result,
           (select coalesce(json_agg(json_build_object(
                     'seat', l.seat, 'cause', l.cause, 'placedAt', ${ms("placedAt")}, 'ringingAt', ${ms("ringingAt")},
                     'answeredAt', ${ms("answeredAt")}, 'acceptedAt', ${ms("acceptedAt")}, 'endedAt', ${ms("endedAt")})
                     order by l."placedAt"), '[]')
              from "Leg" l where l."callId" = c.id) as legs
      from "Callback" cb
      join "Attempt" a on a."callbackId" = cb.id and a.number = 1
      join "Call" c on c."attemptId" = a.id
     where cb."workspaceId" = ${workspaceId} and cb."requestedAt" >= ${since}
       ${teamId ? Prisma.sql`and c."teamId" = ${teamId}` : Prisma.empty}
       ${siteId ? Prisma.sql`and cb."siteId" = ${siteId}` : Prisma.empty}
     order by cb."requestedAt" desc limit ${READ_AT_MOST}`,
  );
  return rows.map((row) => measured(row, now));
}

function measured(row: Row, now: number): MeasuredLead {
  const { id, teamId, siteId, day, askedAt, promisedAt, endedAt } = row;
  const speed = measureSpeed({
    askedAt: askedAt.getTime(),
    promisedAt: promisedAt?.getTime() ?? null,
    legs: storedLegs.parse(row.legs),
    joinedAt: row.joinedAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
    isCancelled: row.result === "cancelled",
    now,
  });
  const over = ((endedAt?.getTime() ?? now) - askedAt.getTime()) / 1_000;
  return {
    id,
    teamId,
    siteId,
    day,
    speed,
    promisedSeconds: promisedAt && Math.round((promisedAt.getTime() - askedAt.getTime()) / 1_000),
    waitedSeconds: speed.marks["customer-rings"] ?? over,
  };
}
