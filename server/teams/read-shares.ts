import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";

/** What one operator had of a team's calls. */
export interface OperatorShare {
  operatorId: string;
  name: string;
  /** 1 to 100; null: not of the team (any more), and asked as a reserve or before. */
  weight: number | null;
  /** How often their phone was to ring for the team. */
  asked: number;
  /** Of these, how often they took the call. */
  accepted: number;
  /** … and how often they did not: no answer, busy, declined, no key. A call that somebody faster took is none. */
  missed: number;
  talks: number;
  talkSeconds: number;
}

/**
 * How a team's calls were shared in the last `days` days, today included, by the team's clock. Everybody who is of the
 * team or was asked by it, most asked first.
 * @throws AppError not-found
 */
export async function readShares(
  workspaceId: WorkspaceId,
  teamId: string,
  days: number,
  now: Date,
): Promise<OperatorShare[]> {
  const [team] = await query<{ since: Date }>(
    null,
    Prisma.sql`
    select (date_trunc('day', ${now}::timestamptz at time zone "timeZone") - make_interval(days => ${days - 1}))
             at time zone "timeZone" as since
      from "Team" where id = ${teamId} and "workspaceId" = ${workspaceId}`,
  );
  if (!team) throw new AppError("not-found", "There is no such team in this workspace.");
  return query<OperatorShare>(
    null,
    Prisma.sql`
    with calls as (
      select id, "operatorId", "joinedAt", "talkSeconds" from "Call"
       where "teamId" = ${teamId} and ("endedAt" >= ${team.since} or "endedAt" is null)),
    rings as (
      select l."operatorId", l."acceptedAt" is not null as accepted, l."endedAt", l.cause
        from calls c join "Leg" l on l."callId" = c.id
       where l.seat = 'operator' and l."placedAt" >= ${team.since}
      union all
      select s."operatorId", s.state->'leg'->>'acceptedAt' is not null, s."endedAt", s.state->'leg'->>'cause'
        from "Standby" s where s."teamId" = ${teamId} and s."startedAt" >= ${team.since}),
    asked as (
      select "operatorId", count(*)::int as asked, (count(*) filter (where accepted))::int as accepted,
             (count(*) filter (where not accepted and "endedAt" is not null and cause not in (${Prisma.join(OURS)})))::int as missed
        from rings group by "operatorId"),
    talked as (
      select "operatorId", count(*)::int as talks, sum("talkSeconds")::int as "talkSeconds"
        from calls where "joinedAt" >= ${team.since} group by "operatorId")
    select o.id as "operatorId", o.name, m.weight, coalesce(asked.asked, 0) as asked,
           coalesce(asked.accepted, 0) as accepted, coalesce(asked.missed, 0) as missed,
           coalesce(talked.talks, 0) as talks, coalesce(talked."talkSeconds", 0) as "talkSeconds"
      from "Operator" o
      left join "TeamOperator" m on m."operatorId" = o.id and m."teamId" = ${teamId}
      left join asked on asked."operatorId" = o.id
      left join talked on talked."operatorId" = o.id
     where o."workspaceId" = ${workspaceId}
       and (asked.asked > 0 or talked.talks > 0 or (m."teamId" is not null and o."archivedAt" is null))
     order by asked desc, o.name, o.id`,
  );
}

/** Why a leg ends that nobody missed: we let it go, or it never rang. */
const OURS = ["taken", "cancelled", "lost", "provider-error", "already-on-a-call"];
