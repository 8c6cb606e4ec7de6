import type { Call } from "@/core/call/call";
import { readSkills } from "@/core/dispatch/document";
import type { OperatorStandby, SmartBooks, SmartOperator, SmartPlace } from "@/core/dispatch/smart-books";
import { smartCallOf } from "@/core/dispatch/smart-call";
import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import type { LegEvent } from "@/core/pacing/team-view";
import { isDisconnected } from "../calls/is-disconnected";
import { REST_MS } from "../calls/release-operator";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import { availability } from "./availability";
import { CALLS_TODAY } from "./read-books";

/** A team's smart books as they stood at one instant, with what is needed to decide on them. */
export interface SmartReading {
  books: SmartBooks;
  teamName: string;
  workspaceId: string;
  /** Whoever decides on these books names it, and decides nothing where another look was faster. */
  version: number;
  operatorNames: Map<string, string>;
  /** Of each team in sight that has one: what it remembers, up to the lessons beside it. */
  memories: MemoryReading[];
  /** Waiting calls whose visitor was told a time. */
  promised: string[];
  /** Who stands by for the team and is none of its operators any more. */
  strays: Stray[];
}

export interface Stray {
  operatorId: string;
  standbyId: string;
}

export interface MemoryReading {
  teamId: string;
  version: number;
  lessons: LegEvent[];
}

interface TeamRow {
  name: string;
  workspaceId: string;
  strategy: TeamStrategy;
  timeZone: string;
  hours: unknown;
  holidays: unknown;
  isOneNumber: boolean;
  version: number;
  calls: CallRow[];
  operators: OperatorRow[];
  memories: MemoryReading[];
  strays: Stray[];
}

/** Times are ISO 8601: the rows come as JSON. */
interface CallRow {
  id: string;
  teamId: string;
  provider: string;
  accountId: string | null;
  state: Call;
  requestedAt: string;
  isPromised: boolean;
  /** What the dispatcher has said already, and the call has not yet taken in. */
  answer: string | null;
}

interface OperatorRow {
  id: string;
  name: string;
  endpoint: "phone" | "browser";
  teamIds: string[];
  place:
    | (Omit<SmartPlace, "skills" | "lastAskedAt"> & { skills: unknown; lastAskedAt: string | null })
    | null;
  idleSince: string;
  pausedUntil: string | null;
  restingUntil: string | null;
  timeZone: string | null;
  hours: unknown;
  leasedUntil: string | null;
  isDisconnected: boolean;
  engagedSince: string | null;
  standby: (Omit<OperatorStandby, "since"> & { since: string }) | null;
}

/**
 * Reads in one statement, without a lock, a team with calls in the smart order, and the teams that share operators with
 * it and have such calls at times. Null where the team is gone or has neither a call under way nor anybody standing by.
 */
export async function readSmartBooks(teamId: string, now: number): Promise<SmartReading | null> {
  const at = new Date(now);
  const [team] = await query<TeamRow>(
    null,
    Prisma.sql`
    with sight as (
      select distinct b."teamId" as id from "TeamOperator" a
        join "TeamOperator" b on b."operatorId" = a."operatorId"
        join "PacingMemory" p on p."teamId" = b."teamId" where a."teamId" = ${teamId}
      union select ${teamId}),
    under_way as (
      select c.id, c."teamId", c.provider, c."accountId", c.state, cb."requestedAt", cb."promiseAt" is not null as "isPromised",
             (select min(s.body->>'type') from "Signal" s where s."callId" = c.id and s."appliedAt" is null
                 and s.body->>'type' in ('operator-assigned', 'operator-lent', 'customer-allowed', 'nobody-free')) as answer
        from sight join "Call" c on c."teamId" = sight.id join "Callback" cb on cb.id = c."callbackId"
       where c."endedAt" is null and c.phase in ('waiting', 'customer-ringing', 'customer-waiting')
         and c.state->'options'->>'order' = 'smart'),
    staff as (
      select o.id, o.name, o.endpoint, m."teamIds", ${PLACE(at)} as place, o."idleSince", o."pausedUntil", o."restingUntil", o."timeZone", o.hours,
             ${isDisconnected(at)} as "isDisconnected",
             l."expiresAt" as "leasedUntil", coalesce(held."joinedAt", l."acquiredAt") as "engagedSince",
             case when b.id is not null then json_build_object('id', b.id, 'teamId', b."teamId", 'account', json_build_object('id', b."accountId", 'provider', b.provider),
                                                               'phase', b.phase, 'since', b.since) end as standby
        from (select "operatorId", json_agg("teamId") as "teamIds" from "TeamOperator"
               where "teamId" in (select id from sight) group by 1) m
        join "Operator" o on o.id = m."operatorId" and o."archivedAt" is null
        join "Team" t on t.id = ${teamId} join "Workspace" w on w.id = t."workspaceId"
        left join "TeamOperator" own on own."teamId" = t.id and own."operatorId" = o.id
        left join "OperatorLease" l on l."operatorId" = o.id
        left join "Call" held on held.id = l."callId"
        left join "Standby" b on b."operatorId" = o.id and b."endedAt" is null)
    select t.name, t."workspaceId", t.strategy::text as strategy, t."timeZone", t.hours, t.holidays,
           t."callCentre" is not null as "isOneNumber", t."booksVersion" as version,
           (select coalesce(json_agg(under_way), '[]') from under_way) as calls,
           (select coalesce(json_agg(staff), '[]') from staff) as operators,
           (select coalesce(json_agg(json_build_object('teamId', p."teamId", 'version', p.version, 'lessons',
                     (select coalesce(json_agg(e.event order by e.seq), '[]') from "PacingLesson" e where e."teamId" = p."teamId"))), '[]')
              from sight join "PacingMemory" p on p."teamId" = sight.id) as memories,
           (select coalesce(json_agg(json_build_object('operatorId', b."operatorId", 'standbyId', b.id)), '[]')
              from "Standby" b join "Operator" o on o.id = b."operatorId"
             where b."teamId" = t.id and b."endedAt" is null and b.phase in ('ringing', 'waiting')
               and (o."archivedAt" is not null or not exists (
                 select 1 from "TeamOperator" m where m."teamId" = t.id and m."operatorId" = o.id))) as strays
      from "Team" t
     where t.id = ${teamId}
       and (exists (select 1 from under_way where "teamId" = ${teamId})
            or exists (select 1 from "Standby" b where b."teamId" = ${teamId} and b."endedAt" is null))`,
  );
  return team ? toReading(teamId, team, at.getTime()) : null;
}

/** What the team's strategy and the calls' wishes go by; null for operators of other teams. */
const PLACE = (at: Date) => Prisma.sql`
             case when own."teamId" is not null then json_build_object(
               'tier', own.tier, 'weight', own.weight, 'credit', own.credit, 'lastAskedAt', own."lastAskedAt", 'skills', o.skills,
               'languages', case when cardinality(o.languages) > 0 then o.languages else array[w.language] end,
               'callsToday', case when t.strategy = 'least-calls' then ${CALLS_TODAY(at)} else 0 end) end`;

function toReading(teamId: string, team: TeamRow, now: number): SmartReading {
  const { name, workspaceId, version, memories, strays } = team;
  const calls = team.calls.flatMap(({ id, teamId, accountId, provider, requestedAt, state, answer }) => {
    const facts = { callId: id, teamId, account: { id: accountId, provider }, state, answer };
    return smartCallOf({ ...facts, requestedAt: Date.parse(requestedAt) }, now) ?? [];
  });
  const teamIds = [...new Set([teamId, ...team.operators.flatMap((operator) => operator.teamIds)])];
  const isWaiting = new Set(calls.flatMap((call) => (call.dialedAt === null ? [call.callId] : [])));
  return {
    teamName: name,
    workspaceId,
    version,
    memories,
    strays,
    operatorNames: new Map(team.operators.map((operator) => [operator.id, operator.name])),
    promised: team.calls
      .filter((call) => call.teamId === teamId && call.isPromised && isWaiting.has(call.id))
      .map(({ id }) => id),
    books: {
      teamId,
      strategy: team.strategy,
      isOneNumber: team.isOneNumber,
      teamIds,
      calls,
      operators: team.operators.map((row) => smartOperator(row, team, now)),
    },
  };
}

function smartOperator(row: OperatorRow, team: TeamRow, now: number): SmartOperator {
  const idleSince = Date.parse(row.idleSince);
  const restingUntil = row.restingUntil === null ? 0 : Date.parse(row.restingUntil);
  return {
    id: row.id,
    kind: row.endpoint,
    teamIds: row.teamIds,
    place: row.place && {
      ...row.place,
      skills: readSkills(row.place.skills),
      lastAskedAt: row.place.lastAskedAt === null ? null : Date.parse(row.place.lastAskedAt),
    },
    availability: availability(row, team, { isReserve: false, now }),
    isPaused: row.pausedUntil !== null && Date.parse(row.pausedUntil) > now,
    isWrappingUp: restingUntil - idleSince <= REST_MS["wrap-up"],
    idleSince,
    engagedSince: row.engagedSince === null ? now : Date.parse(row.engagedSince),
    standby: row.standby && { ...row.standby, since: Date.parse(row.standby.since) },
  };
}
