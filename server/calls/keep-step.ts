import { accountOf } from "@/core/call/accounts";
import { pressedDisposition } from "@/core/call/ask-disposition";
import type { Call } from "@/core/call/call";
import { lastLeg } from "@/core/call/legs";
import { nextTimerAt, phaseOf } from "@/core/call/machine";
import type { Command } from "@/core/call/signals";
import { talkMs } from "@/core/call/talk";
import { Prisma } from "../generated/prisma/client";
import type { Tx } from "../platform/db";
import { query } from "../platform/query";
import { billed, billOf } from "./bill-talk";
import { type CallRow, operatorsOf } from "./call-row";
import { claimedUntil } from "./claim";
import { type OutboxCommand, processId } from "./fresh-commands";
import { leaseUntil, wishedPause } from "./release-operator";
import { returnsOf } from "./return-operator";
import type { Step } from "./take-step";

export type Kept =
  | { was: "kept"; items: KeptCommand[]; hasMore: boolean }
  /** The call or its callback changed since it was read. Nothing was written. */
  | { was: "stale" }
  /** The new leg breaks a rule of the table: its phone is on another living call. Nothing was written. */
  | { was: "leg-refused" };

export interface KeptCommand extends OutboxCommand {
  /** Ours to perform at once; false: something of this call is left from before, and comes first. */
  isClaimed: boolean;
}

interface Answer {
  isCurrent: boolean;
  isKept: boolean;
  hasMore: boolean;
  items: { id: string; key: string; body: Command; attempts: number; isClaimed: boolean }[] | null;
}

/**
 * Writes everything that applied signals mean in one statement: a talk waits for this, and each round trip to the
 * database is a millisecond in which two people hear nothing.
 *
 * `locked` holds the call and its callback as they were read, or nothing; `gate` opens when the new leg, if any, is
 * kept; the rest hangs on it, and the parts do not touch each other's rows. Each names the call: by what stands in JSON
 * alone, planners walk through whole tables. Two unique indexes judge the leg: one living customer leg a number (in
 * the whole installation), one living leg an operator.
 */
export async function keepStep(tx: Tx | null, row: CallRow, step: Step): Promise<Kept> {
  const given = content(row, step);
  const [answer] = await query<Answer>(
    tx,
    Prisma.sql`
    with given as (select ${JSON.stringify(given)}::jsonb as g),
    locked as (
      select c.id from "Call" c join "Callback" cb on cb.id = c."callbackId"
       where c.id = ${row.id} and c.version = ${row.version} and cb.revision = ${row.revision}
         for no key update of c, cb),
    ${gate(row, given)},
    applied as (
      update "Signal" s set "appliedAt" = gate.at from gate, given
       where s."callId" = ${row.id} and s.seq in (select jsonb_array_elements_text(g->'applied')::bigint)),
    kept_call as (
      update "Call" c set version = c.version + 1, state = x.state, phase = x.phase,
             "wantsOperatorSince" = x."wantsOperatorSince", "wantsCustomerSince" = x."wantsCustomerSince",
             "triedOperators" = x."triedOperators", "operatorId" = x."operatorId", "nextTimerAt" = x."nextTimerAt",
             "joinedAt" = x."joinedAt", "endedAt" = x."endedAt", "talkSeconds" = x."talkSeconds", result = x.result,
             cause = x.cause, provider = coalesce(x.provider, c.provider), "accountId" = coalesce(x."accountId", c."accountId")
        from gate, given, jsonb_populate_record(null::"Call", g->'call') x
       where c.id = ${row.id})
    ${Prisma.join([Prisma.empty, ...parts(row, given)], ",\n    ")}
    select exists (select 1 from locked) as "isCurrent", exists (select 1 from gate) as "isKept",
           exists (select 1 from "Signal" s, given where s."callId" = ${row.id} and s."appliedAt" is null
                      and not (g->'applied') @> to_jsonb(s.seq)) as "hasMore",
           ${given.commands.length > 0 ? ITEMS : Prisma.sql`null as items`}`,
  );
  if (!answer?.isCurrent) return { was: "stale" };
  if (!answer.isKept) return { was: "leg-refused" };
  const items = (answer.items ?? []).map((item) => ({ ...item, id: BigInt(item.id) }));
  return { was: "kept", items, hasMore: answer.hasMore };
}

type Content = ReturnType<typeof content>;

const ITEMS = Prisma.sql`
           (select json_agg(json_build_object('id', o.id::text, 'key', o.key, 'body', o.body, 'attempts', o.attempts,
                                              'isClaimed', o."isClaimed") order by o.id) from ordered o) as items`;

/** The clock's time, not the statement's: it is taken under the lock, so (appliedAt, seq) is the order of a replay. */
const gate = (row: CallRow, { newLegs, madeRoom }: Content): Prisma.Sql =>
  newLegs.length === 0
    ? Prisma.sql`gate as materialized (select clock_timestamp() as at from locked)`
    : Prisma.sql`
    ${madeRoom.length > 0 ? roomMade(row) : Prisma.sql`room_made as (select 1 as leg where false)`},
    new_legs as (
      insert into "Leg" (id, "workspaceId", "callId", seat, "operatorId", number, state, "placedAt", "ringingAt",
                         "answeredAt", "acceptedAt", "endedAt", cause)
      select x.id, ${row.workspaceId}, ${row.id}, x.seat, x."operatorId", x.number, x.state, x."placedAt",
             x."ringingAt", x."answeredAt", x."acceptedAt", x."endedAt", x.cause
        from locked, given, jsonb_populate_recordset(null::"Leg", g->'newLegs') x
       where (select count(*) from room_made) >= 0
      on conflict do nothing returning id),
    gate as materialized (
      select clock_timestamp() as at from locked, given
       where (select count(*) from new_legs) = jsonb_array_length(g->'newLegs'))`;

/**
 * A leg that has just ended makes room for the one that is placed in its stead: it has to be down before that is
 * inserted, which the count in there sees to. Where the gate then stays shut, it is down a step early.
 */
const roomMade = (row: CallRow) => Prisma.sql`
    room_made as (
      update "Leg" l set state = x.state, "ringingAt" = x."ringingAt", "answeredAt" = x."answeredAt",
             "acceptedAt" = x."acceptedAt", "endedAt" = x."endedAt", cause = x.cause
        from locked, given, jsonb_populate_recordset(null::"Leg", g->'madeRoom') x
       where l."callId" = ${row.id} and l.id = x.id returning 1 as leg)`;

/** Only the parts that have something to write: most steps of a call are small, and each part costs. */
function parts(row: CallRow, given: Content): Prisma.Sql[] {
  return [
    ...(given.refused.length > 0 ? [toldBesides(row)] : []),
    ...(given.returned.length > 0 ? [returned()] : []),
    ...(given.lessons.length > 0 ? [learned(row)] : []),
    ...(given.legs.length > 0 ? [keptLegs(row)] : []),
    ...(given.facts.length > 0 ? [story(row)] : []),
    ...(given.releases.length > 0 ? [freed(row)] : []),
    ...(given.leaseUntil !== null ? [held(row)] : []),
    ...(given.ended !== null ? [ended(row)] : []),
    ...(given.bill !== null ? [billed(row)] : []),
    ...(given.disposition !== null ? [chosen(row)] : []),
    ...(given.callback !== null ? [shown(row)] : []),
    ...(given.commands.length > 0 ? [ordered(row)] : []),
  ];
}

const toldBesides = (row: CallRow) => Prisma.sql`
    told_besides as (
      insert into "Signal" ("callId", key, body, "appliedAt")
      select ${row.id}, x->>'key', x->'signal', gate.at from gate, given, jsonb_array_elements(g->'refused') as x)`;

/** Operators who were lent go back to their standbys. */
const returned = () => Prisma.sql`
    returned as (
      insert into "Signal" ("callId", key, body)
      select x->>'callId', x->>'key', x->'signal' from gate, given, jsonb_array_elements(g->'returned') as x
      on conflict (key) do nothing)`;

const learned = (row: CallRow) => Prisma.sql`
    learned as (
      insert into "PacingLesson" ("teamId", event)
      select ${row.teamId}, l from gate, given, jsonb_array_elements(g->'lessons') with ordinality as e(l, n) order by n)`;

const keptLegs = (row: CallRow) => Prisma.sql`
    kept_legs as (
      update "Leg" l set state = x.state, "ringingAt" = x."ringingAt", "answeredAt" = x."answeredAt",
             "acceptedAt" = x."acceptedAt", "endedAt" = x."endedAt", cause = x.cause
        from gate, given, jsonb_populate_recordset(null::"Leg", g->'legs') x
       where l."callId" = ${row.id} and l.id = x.id)`;

const story = (row: CallRow) => Prisma.sql`
    story as (
      insert into "TimelineEntry" ("workspaceId", "callbackId", at, fact)
      select ${row.workspaceId}, ${row.callbackId}, (f->>'at')::timestamptz, f->'fact'
        from gate, given, jsonb_array_elements(g->'facts') with ordinality as e(f, n) order by n)`;

/** People rest. A call centre's lines do not. */
const freed = (row: CallRow) => Prisma.sql`
    freed as (
      delete from "OperatorLease" l using gate, given, jsonb_to_recordset(g->'releases') as x("operatorId" text)
       where l."operatorId" = x."operatorId" and l."callId" = ${row.id} returning l."operatorId"),
    rested as (
      update "Operator" o set "restingUntil" = case when o."seatOfTeamId" is null then x."restingUntil" end,
             "idleSince" = coalesce(x."idleSince", o."idleSince"), ${wishedPause(Prisma.sql`gate.at`)}
        from gate, given, jsonb_to_recordset(g->'releases') as x("operatorId" text, "restingUntil" timestamptz, "idleSince" timestamptz)
       where o.id = x."operatorId" and o.id = any(array(select "operatorId" from freed)))`;

const held = (row: CallRow) => Prisma.sql`
    held as (
      update "OperatorLease" l set "expiresAt" = (g->>'leaseUntil')::timestamptz from gate, given
       where l."callId" = ${row.id} and not (g->'released') ? l."operatorId")`;

const ended = (row: CallRow) => Prisma.sql`
    ended as (
      update "Attempt" a set "endedAt" = (g->'ended'->>'at')::timestamptz, result = g->'ended'->>'result', cause = g->'ended'->>'cause'
        from gate, given where a.id = ${row.attemptId})`;

/** What was written in the console meanwhile says more than a key. */
const chosen = (row: CallRow) => Prisma.sql`
    chosen as (
      insert into "Disposition" ("callId", "workspaceId", "callbackId", "operatorId", key, name, via, at)
      select ${row.id}, ${row.workspaceId}, ${row.callbackId}, g->'disposition'->>'operatorId',
             g->'disposition'->'choice'->>'key', g->'disposition'->'choice'->>'name', 'keypad', gate.at
        from gate, given
      on conflict ("callId") do nothing)`;

const shown = (row: CallRow) => Prisma.sql`
    shown as (
      update "Callback" cb set stage = (g->'callback'->>'stage')::"Stage", stages = g->'callback'->'stages',
             "operatorId" = coalesce(g->'callback'->>'operatorId', cb."operatorId"),
             "talkSeconds" = coalesce((g->'callback'->>'talkSeconds')::int, cb."talkSeconds"),
             "nextStep" = case when g->'callback' ? 'nextStep' then nullif(g->'callback'->'nextStep', 'null'::jsonb) else cb."nextStep" end,
             "promiseAt" = case when g->'callback' ? 'promiseAt' then (g->'callback'->>'promiseAt')::timestamptz else cb."promiseAt" end,
             revision = cb.revision + 1
        from gate, given where cb.id = ${row.callbackId})`;

const ordered = (row: CallRow) => Prisma.sql`
    left_over as (
      select exists (select 1 from "OutboxItem" o where o."callId" = ${row.id} and o.kind = 'command' and o."doneAt" is null
                        and (o."claimedBy" is distinct from ${processId()} or o."claimedUntil" < now())) as "isThere" from gate),
    ordered as (
      insert into "OutboxItem" ("workspaceId", kind, key, "callId", "callbackId", body, "claimedBy", "claimedUntil")
      select ${row.workspaceId}, 'command', ${`${row.id}:`} || (c->>'key'), ${row.id}, ${row.callbackId}, c,
             case when left_over."isThere" then null else ${processId()} end,
             case when left_over."isThere" then null else ${claimedUntil(Prisma.sql`c`)} end
        from left_over, given, jsonb_array_elements(g->'commands') with ordinality as e(c, n) order by n
      on conflict (key) do nothing
      returning id, key, body, attempts, "claimedBy" is not null as "isClaimed")`;

function content(row: CallRow, step: Step) {
  const { call, now, commands, releases, facts, callback, applied, refused, newLegs, lessons } = step;
  const finish = commands.find((command) => command.type === "finish");
  const known = new Map(row.state.legs.map((leg) => [leg.id, JSON.stringify(leg)]));
  const phones = operatorsOf(row);
  const changed = call.legs.flatMap((leg) => {
    const before = known.get(leg.id);
    if (before === undefined || before === JSON.stringify(leg)) return [];
    const { id, state, cause } = leg;
    return [{ id, state, cause, ...times(leg) }];
  });
  return {
    applied,
    refused,
    returned: returnsOf(commands, row.id, now),
    lessons,
    call: columns(call, now),
    newLegs: newLegs.map((leg) => ({
      ...leg,
      ...times(leg),
      placedAt: iso(leg.placedAt),
      number: leg.seat === "customer" ? row.phone : (phones.get(leg.operatorId ?? "")?.phone ?? ""),
    })),
    madeRoom: newLegs.length > 0 ? changed.filter(({ state }) => state === "down") : [],
    legs: newLegs.length > 0 ? changed.filter(({ state }) => state !== "down") : changed,
    facts: facts.map(({ at, fact }) => ({ at: iso(at), fact })),
    releases: releases.map(({ operatorId, restingUntil, idleSince }) => ({
      operatorId,
      restingUntil: iso(restingUntil),
      idleSince: iso(idleSince),
    })),
    released: releases.map(({ operatorId }) => operatorId),
    leaseUntil: iso(leaseUntil(call)),
    ended: finish ? { at: iso(now), result: finish.result, cause: finish.cause } : null,
    bill: finish ? billOf(call) : null,
    disposition: pressedDisposition(row.state, call),
    callback,
    commands: commands.filter(({ type }) => PROVIDER_COMMANDS.has(type)),
  };
}

const PROVIDER_COMMANDS = new Set<Command["type"]>(["place-leg", "take-leg", "say", "join", "hang-up"]);

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const times = ({ ringingAt, answeredAt, acceptedAt, endedAt }: Call["legs"][number]) => ({
  ringingAt: iso(ringingAt),
  answeredAt: iso(answeredAt),
  acceptedAt: iso(acceptedAt),
  endedAt: iso(endedAt),
});

/** The columns that lists and the dispatcher read; the state is the truth. */
function columns(call: Call, now: number) {
  return {
    state: call,
    provider: accountOf(call)?.provider ?? null,
    accountId: accountOf(call)?.id ?? null,
    phase: phaseOf(call),
    wantsOperatorSince: call.wants === "operator" ? iso(now) : null,
    wantsCustomerSince: call.wants === "customer-leave" ? iso(now) : null,
    triedOperators: call.tried,
    operatorId: lastLeg(call, "operator")?.operatorId ?? null,
    nextTimerAt: iso(nextTimerAt(call)),
    joinedAt: iso(call.joinedAt),
    endedAt: iso(call.endedAt),
    talkSeconds: Math.round(talkMs(call, now) / 1000),
    result: call.result,
    cause: call.cause,
  };
}
