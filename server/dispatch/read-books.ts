import type { Call, Line } from "@/core/call/call";
import { isUp, liveLeg, liveOperators } from "@/core/call/legs";
import { NO_WISHES } from "@/core/call/wishes";
import type { Books, OperatorBook, WaitingCall } from "@/core/dispatch/books";
import { readSkills } from "@/core/dispatch/document";
import type { TeamStrategy } from "@/core/dispatch/team-strategy";
import { readCallCentre } from "@/core/team/document";
import { isDisconnected } from "../calls/is-disconnected";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";
import { availability } from "./availability";

/**
 * In a large team one look reads those whose turn it is, free ones first, and not hundreds who are busy. Whoever has
 * hours of their own is always read: only here is it known whether they are on duty. So is the owner of a customer who waits.
 */
const IN_SIGHT = 60;

/** A team's books as they stood at one instant. */
export interface BooksReading {
  books: Books;
  /** Whoever decides on these books names it, and decides nothing where another look was faster. */
  version: number;
  /** Waiting calls whose visitor was told a time. */
  promised: string[];
  /** How the team's lines are answered; null: it is people. */
  line: Line | null;
}

interface BooksRow {
  version: number;
  /** The team itself and the reserves of waiting calls. */
  teams: TeamRow[];
  calls: CallRow[];
  operators: OperatorRow[];
}

interface TeamRow {
  id: string;
  strategy: TeamStrategy;
  callCentre: unknown;
  timeZone: string;
  hours: unknown;
  holidays: unknown;
}

/** Times are ISO 8601: the rows come as JSON. */
interface CallRow {
  id: string;
  state: Call;
  requestedAt: string;
  isPromised: boolean;
}

interface OperatorRow {
  id: string;
  teamId: string;
  tier: number;
  weight: number;
  credit: number;
  lastAskedAt: string | null;
  callsToday: number;
  skills: unknown;
  languages: string[];
  idleSince: string;
  pausedUntil: string | null;
  restingUntil: string | null;
  timeZone: string | null;
  hours: unknown;
  leasedUntil: string | null;
  isDisconnected: boolean;
}

/**
 * Reads a team's books in one statement, without a lock. A call that was answered already, but has not yet taken the
 * answer in, does not stand in them. Null where the team is gone, and where nobody waits.
 * @param led calls in the smart order that are to be led by operators; the others stand in books of their own
 */
export async function readBooks(
  teamId: string,
  now: number,
  led: readonly string[] = [],
): Promise<BooksReading | null> {
  const at = new Date(now);
  const [row] = await query<BooksRow>(null, booksOf(teamId, at, led));
  if (!row) return null;
  const teams = new Map(row.teams.map((team) => [team.id, team]));
  const centre = readCallCentre(teams.get(teamId)?.callCentre);
  return {
    version: row.version,
    line: centre && { accept: centre.accept, switchboardMs: centre.digits ? centre.digitsAfterMs : 0 },
    promised: row.calls
      .filter(
        ({ isPromised, state }) => isPromised && state.wants !== null && liveOperators(state).length === 0,
      )
      .map(({ id }) => id),
    books: {
      teamId,
      strategy: teams.get(teamId)?.strategy ?? "longest-idle",
      isOneNumber: centre !== null,
      reserves: Object.fromEntries(row.teams.map(({ id, strategy }) => [id, { strategy }])),
      calls: row.calls.map((call) => waitingCall(call, { teamId, isOneNumber: centre !== null })),
      operators: row.operators.flatMap((operator) => {
        const team = teams.get(operator.teamId);
        return team ? [operatorBook(operator, team, { isReserve: team.id !== teamId, now })] : [];
      }),
    },
  };
}

const booksOf = (teamId: string, at: Date, led: readonly string[]) => Prisma.sql`
    with waiting as (
      select c.id, c.state, cb."requestedAt", cb."promiseAt" is not null as "isPromised"
        from "Call" c join "Callback" cb on cb.id = c."callbackId"
       where c."teamId" = ${teamId} and c."endedAt" is null
         and (c.state->'options'->>'order' <> 'smart' or c.id = any(${led}::text[]))
         and (c."wantsOperatorSince" is not null or c."wantsCustomerSince" is not null
              or (c.state->'options'->>'order' = 'customer-first' and c.phase in ('customer-ringing', 'customer-waiting')))
         and not exists (select 1 from "Signal" s where s."callId" = c.id and s."appliedAt" is null
                          and s.body->>'type' in ('operator-assigned', 'customer-allowed', 'nobody-free'))),
    wishes as (select state->'options'->>'ownerId' as "ownerId", state->'options'->'wishes' as w from waiting),
    teams as (
      select t.id, t.strategy::text as strategy, t."timeZone", t.hours, t.holidays, w.language,
             t."callCentre"
        from "Team" t join "Workspace" w on w.id = t."workspaceId"
       where t.id = ${teamId}
          or (t.id in (select w->'reserve'->>'teamId' from wishes) and t."archivedAt" is null and t."callCentre" is null
              and t."workspaceId" = (select "workspaceId" from "Team" where id = ${teamId}))),
    places as (
      select o.id, m."teamId", m.tier, m.weight, m.credit, m."lastAskedAt", o."idleSince", o."pausedUntil",
             o."restingUntil", o."timeZone", o.hours, o.skills, l."expiresAt" as "leasedUntil", t.strategy,
             ${isDisconnected(at)} as "isDisconnected",
             case when cardinality(o.languages) > 0 then o.languages else array[t.language] end as languages,
             case when t.strategy = 'least-calls' then ${CALLS_TODAY(at)} else 0 end as "callsToday",
             case when o."pausedUntil" > ${at} or ${isDisconnected(at)} then 2
                  when l."expiresAt" > ${at} or o."restingUntil" > ${at} then 1 else 0 end as rank
        from teams t
        join "TeamOperator" m on m."teamId" = t.id
        join "Operator" o on o.id = m."operatorId" and o."archivedAt" is null
        left join "OperatorLease" l on l."operatorId" = o.id
       where exists (select 1 from waiting)),
    staff as (
      select *, row_number() over (
               partition by "teamId"
               order by rank, case strategy when 'priority-tier' then tier when 'weighted' then -(credit + weight)
                                            when 'least-calls' then "callsToday" end,
                        case strategy when 'round-robin' then "lastAskedAt" end nulls first, "idleSince") as place
        from places)
    select own."booksVersion" as version, (select json_agg(teams) from teams) as teams,
           (select json_agg(waiting) from waiting) as calls,
           (select coalesce(json_agg(staff), '[]') from staff
             where place <= ${IN_SIGHT} or hours is not null
                or id in (select jsonb_array_elements_text(state->'tried') from waiting)
                or id in (select "ownerId" from wishes) or id in (select w->'sticky'->>'operatorId' from wishes)
                or exists (select 1 from wishes where jsonb_typeof(w->'needs') = 'object')) as operators
      from "Team" own where own.id = ${teamId} and exists (select 1 from waiting)`;

/** Talks since midnight by the team's clock, of `o` in `t`. */
export const CALLS_TODAY = (at: Date) => Prisma.sql`
             (select count(*)::int from "Call" c where c."operatorId" = o.id
                 and c."startedAt" >= date_trunc('day', ${at}::timestamptz at time zone t."timeZone") at time zone t."timeZone"
                 and c."joinedAt" is not null)`;

/** A smart call that operators lead waits for one of them, in whichever way it was to be decided. */
function wantedOf(state: Call): Pick<WaitingCall, "order" | "wants" | "customerUp"> {
  const { order } = state.options;
  const customerUp = isUp(liveLeg(state, "customer"));
  if (order !== "smart") return { order, wants: state.wants ?? "nothing", customerUp };
  return { order: customerUp ? "customer-first" : "operator-first", wants: "operator", customerUp };
}

function waitingCall(
  { id, state, requestedAt }: CallRow,
  { teamId, isOneNumber }: { teamId: string; isOneNumber: boolean },
): WaitingCall {
  const { isOwnerOnly = false, ownersTeamId = teamId } = state.options;
  return {
    callId: id,
    ...wantedOf(state),
    requestedAt: Date.parse(requestedAt),
    tried: state.tried,
    ownerId: state.options.ownerId ?? null,
    ...(state.options.wishes ?? NO_WISHES),
    // The call may have been begun for a team of people.
    atOnce: isOneNumber ? 1 : (state.options.atOnce ?? 1),
    ringing: liveOperators(state).length,
    isOwnerOnly: isOwnerOnly && ownersTeamId === teamId,
  };
}

interface Look {
  isReserve: boolean;
  now: number;
}

function operatorBook(row: OperatorRow, team: TeamRow, look: Look): OperatorBook {
  const { id, teamId, tier, weight, credit, callsToday, languages } = row;
  return {
    ...{ id, teamId, tier, weight, credit, callsToday, languages },
    lastAskedAt: row.lastAskedAt === null ? null : Date.parse(row.lastAskedAt),
    skills: readSkills(row.skills),
    idleSince: Date.parse(row.idleSince),
    availability: availability(row, team, look),
  };
}
