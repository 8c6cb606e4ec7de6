import type { RoutingFactKey, RoutingFacts } from "@/core/flow/runtime/routing-facts";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen, type Schedule } from "@/core/schedule/hours";
import { readCallCentre } from "@/core/team/document";
import { isDisconnected } from "../../calls/is-disconnected";
import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import { estimatePromise } from "./estimate-promise";

interface TeamRow {
  id: string;
  timeZone: string;
  hours: unknown;
  holidays: unknown;
  waiting: number;
  /** Calls that were begun within the hour, those that are over, and of these the ones that an operator took. */
  calls: number;
  ended: number;
  taken: number;
  callCentre: unknown;
  /** Neither paused nor resting, rung or on a call; in the browser: connected. */
  atRest: { timeZone: string | null; hours: unknown }[];
}

/**
 * The facts among `asked` that hang on teams, read in one statement. A team that is gone is closed, has nobody and
 * keeps nobody waiting.
 */
export async function teamFacts(
  workspaceId: string,
  asked: ReadonlySet<RoutingFactKey>,
  now: number,
): Promise<RoutingFacts> {
  const ids = new Set([...asked].flatMap((key) => TEAM_FACT.exec(key)?.[2] ?? []));
  if (ids.size === 0) return {};
  const isAboutWait = [...asked].some((key) => key.startsWith("expected-wait:"));
  const isAboutCalls = [...asked].some((key) => /^(team-calls|answer-rate):/.test(key));
  const teams = await readTeams(workspaceId, [...ids], { now, isAboutCalls });
  const facts = teams.map(async (team) => {
    const promise = isAboutWait ? await estimatePromise({ teamId: team.id }, now) : null;
    const waitSeconds = promise && Math.round((promise.getTime() - now) / 1000);
    return Object.entries(factsOf(team, waitSeconds, now));
  });
  return Object.fromEntries((await Promise.all(facts)).flat());
}

const TEAM_FACT =
  /^(team-open|operators-free|team-queue|expected-wait|team-calls|answer-rate|team-price):(.+)$/;

function factsOf(team: TeamRow, waitSeconds: number | null, now: number): RoutingFacts {
  const { id, waiting, timeZone } = team;
  const holidays = readHolidays(team.holidays);
  const isOpenBy = (hours: Schedule["hours"], zone: string) =>
    isOpen({ hours, holidays, timeZone: zone }, now);
  const isTeamOpen = isOpenBy(readHours(team.hours), timeZone);
  // As the dispatcher reads them: personal hours stand for themselves, without them the team's count.
  const onDuty = team.atRest.filter((operator) => {
    const hours = readHours(operator.hours);
    return hours === null || isOpenBy(hours, operator.timeZone ?? timeZone);
  });
  const price = readCallCentre(team.callCentre)?.pricePerMinute ?? null;
  const free = isTeamOpen ? onDuty.length : 0;
  return {
    [`team-open:${id}`]: isTeamOpen,
    [`operators-free:${id}`]: free,
    [`team-queue:${id}`]: waiting,
    [`team-calls:${id}`]: team.calls,
    ...(team.ended > 0 ? { [`answer-rate:${id}`]: Math.round((team.taken / team.ended) * 100) } : {}),
    ...(price === null ? {} : { [`team-price:${id}`]: price }),
    ...(free > 0 && waitSeconds !== null ? { [`expected-wait:${id}`]: waitSeconds } : {}),
  };
}

/** Archived ones are left out: they are rung by nobody. The last hour is looked through only where somebody asks. */
async function readTeams(
  workspaceId: string,
  ids: string[],
  { now, isAboutCalls }: { now: number; isAboutCalls: boolean },
): Promise<TeamRow[]> {
  const at = new Date(now);
  const hourAgo = new Date(now - 3_600_000);
  return query<TeamRow>(
    null,
    Prisma.sql`
    select t.id, t."timeZone", t.hours, t.holidays, t."callCentre", hour.calls, hour.ended, hour.taken,
           (select count(*)::int from "Call" c
             where c."teamId" = t.id and c."endedAt" is null
               -- Where another phone may ring beside the one that does, nobody waits.
               and (c."wantsOperatorSince" is not null and c.phase in ('waiting', 'customer-waiting')
                    or (c."wantsCustomerSince" is not null and c.state->'options'->>'order' = 'smart'))) as waiting,
           (select coalesce(json_agg(json_build_object('timeZone', o."timeZone", 'hours', o.hours)), '[]')
              from "TeamOperator" m
              join "Operator" o on o.id = m."operatorId" and o."archivedAt" is null
              left join "OperatorLease" l on l."operatorId" = o.id and l."expiresAt" > ${at}
             where m."teamId" = t.id and l."operatorId" is null
               and (o."pausedUntil" is null or o."pausedUntil" <= ${at})
               and (o."restingUntil" is null or o."restingUntil" <= ${at})
               and not ${isDisconnected(at)}) as "atRest"
      from "Team" t
     cross join lateral (
       select count(*)::int as calls, count(c."endedAt")::int as ended,
              count(*) filter (where c."endedAt" is not null and exists (
                select 1 from "Leg" l where l."callId" = c.id and l.seat = 'operator' and l."acceptedAt" is not null))::int as taken
         from "Call" c
        where ${isAboutCalls} and c."teamId" = t.id and c."startedAt" > ${hourAgo}
          and (c."endedAt" is null or c."endedAt" > ${hourAgo})) hour
     where t."workspaceId" = ${workspaceId} and t.id in (${Prisma.join(ids)}) and t."archivedAt" is null`,
  );
}
