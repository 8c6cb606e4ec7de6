import type { Call } from "@/core/call/call";
import { isUp, liveLeg } from "@/core/call/legs";
import type { Books, OperatorBook, WaitingCall } from "@/core/dispatch/books";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen } from "@/core/schedule/hours";
import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";

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
}

interface TeamRow {
  strategy: string;
  timeZone: string;
  hours: unknown;
  holidays: unknown;
  version: number;
  isOneNumber: boolean;
  calls: CallRow[];
  operators: OperatorRow[];
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
  tier: number;
  idleSince: string;
  pausedUntil: string | null;
  restingUntil: string | null;
  timeZone: string | null;
  hours: unknown;
  leasedUntil: string | null;
}

/**
 * Reads a team's books in one statement, without a lock. A call that was answered already, but has not yet taken the
 * answer in, does not stand in them. Null where the team is gone, and where nobody waits.
 */
export async function readBooks(teamId: string, now: number): Promise<BooksReading | null> {
  const at = new Date(now);
  const [team] = await query<TeamRow>(
    null,
    Prisma.sql`
    with waiting as (
      select c.id, c.state, cb."requestedAt", cb."promiseAt" is not null as "isPromised"
        from "Call" c join "Callback" cb on cb.id = c."callbackId"
       where c."teamId" = ${teamId} and c."endedAt" is null
         and (c."wantsOperatorSince" is not null or c."wantsCustomerSince" is not null
              or (c.state->'options'->>'order' = 'customer-first' and c.phase in ('customer-ringing', 'customer-waiting')))
         and not exists (select 1 from "Signal" s where s."callId" = c.id and s."appliedAt" is null
                          and s.body->>'type' in ('operator-assigned', 'customer-allowed', 'nobody-free'))),
    staff as (
      select *, row_number() over (order by rank, case when (select strategy from "Team" where id = ${teamId}) = 'priority-tier'
                                                       then tier end, "idleSince") as place from (
        select o.id, m.tier, o."idleSince", o."pausedUntil", o."restingUntil", o."timeZone", o.hours,
               l."expiresAt" as "leasedUntil",
               case when o."pausedUntil" > ${at} then 2
                    when l."expiresAt" > ${at} or o."restingUntil" > ${at} then 1 else 0 end as rank
          from "TeamOperator" m
          join "Operator" o on o.id = m."operatorId" and o."archivedAt" is null
          left join "OperatorLease" l on l."operatorId" = o.id
         where m."teamId" = ${teamId} and exists (select 1 from waiting)) everybody)
    select strategy::text as strategy, "timeZone", hours, holidays, "booksVersion" as version,
           "callCentre" is not null as "isOneNumber",
           (select json_agg(waiting) from waiting) as calls,
           (select coalesce(json_agg(staff), '[]') from staff where place <= ${IN_SIGHT} or hours is not null
               or id in (select waiting.state->'options'->>'ownerId' from waiting)) as operators
      from "Team" where id = ${teamId} and exists (select 1 from waiting)`,
  );
  if (!team) return null;
  return {
    version: team.version,
    promised: team.calls.filter((call) => call.isPromised && call.state.wants !== null).map(({ id }) => id),
    books: {
      teamId,
      strategy: team.strategy === "priority-tier" ? "priority-tier" : "longest-idle",
      isOneNumber: team.isOneNumber,
      calls: team.calls.map(waitingCall),
      operators: team.operators.map((operator) => operatorBook(operator, team, now)),
    },
  };
}

function waitingCall({ id, state, requestedAt }: CallRow): WaitingCall {
  return {
    callId: id,
    order: state.options.order,
    wants: state.wants ?? "nothing",
    customerUp: isUp(liveLeg(state, "customer")),
    requestedAt: Date.parse(requestedAt),
    tried: state.tried,
    ownerId: state.options.ownerId ?? null,
  };
}

function operatorBook(row: OperatorRow, team: TeamRow, now: number): OperatorBook {
  return {
    id: row.id,
    tier: row.tier,
    idleSince: Date.parse(row.idleSince),
    availability: availability(row, team, now),
  };
}

function availability(row: OperatorRow, team: TeamRow, now: number): OperatorBook["availability"] {
  const isAhead = (at: string | null) => at !== null && Date.parse(at) > now;
  if (isAhead(row.leasedUntil)) return "engaged";
  if (isAhead(row.pausedUntil)) return "paused";
  // Personal hours stand for themselves; without them the team's hours count, and those were asked before.
  const hours = readHours(row.hours);
  const zone = row.timeZone ?? team.timeZone;
  if (hours && !isOpen({ hours, holidays: readHolidays(team.holidays), timeZone: zone }, now))
    return "off-hours";
  return isAhead(row.restingUntil) ? "resting" : "free";
}
