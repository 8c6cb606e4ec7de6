import { Prisma } from "../../generated/prisma/client";
import { type Tx, transaction } from "../../platform/db";
import { type FollowUps, mergeFollowUps } from "../../platform/follow-ups";
import { query } from "../../platform/query";
import type { Draft } from "./draft";
import { notifyPeople } from "./notify-people";
import { queueDeliveries, queueRouted } from "./queue-deliveries";
import { queueMessage } from "./queue-message";
import { teamsRungBy } from "./teams-rung-by";
import { tellTeam } from "./tell-team";

/**
 * Writes a draft. Alone where it is one statement, in a transaction where mails or deliveries belong to it.
 * @returns what follows; null, with nothing written, where the callback has moved on since it was read
 */
export function keepDraft(draft: Draft, now: number): Promise<FollowUps | null> {
  const gate = changedCallback(draft);
  return hasMore(draft) ? transaction((tx) => write(tx, draft, gate, now)) : write(null, draft, gate, now);
}

/** The same within a transaction. */
export const keepWithin = (tx: Tx, draft: Draft, now: number): Promise<FollowUps | null> =>
  write(tx, draft, changedCallback(draft), now);

/**
 * Writes the draft of a callback that is not there yet.
 * @param insertion statement parts (`name as (…), …`) that insert it; the last one is `gate`, which returns a row
 *   with its "routingRevisionId"
 */
export async function keepNew(
  tx: Tx | null,
  draft: Draft,
  insertion: Prisma.Sql,
  now: number,
): Promise<FollowUps> {
  const kept = await write(tx, draft, insertion, now);
  if (!kept) throw new Error(`Callback ${draft.row.id} was not inserted.`);
  return kept;
}

/** The draft is more than one statement. */
export const hasMore = ({ handedTo, byHandAt, notices, messages, row, ...draft }: Draft): boolean =>
  handedTo.length > 0 ||
  byHandAt !== null ||
  notices.length + messages.length > 0 ||
  (draft.deliveries.length + draft.texts.length + draft.routed.length > 0 && row.hasConnections);

async function write(tx: Tx | null, draft: Draft, gate: Prisma.Sql, now: number): Promise<FollowUps | null> {
  const { row, facts, calls, signals, events, told } = draft;
  const given = JSON.stringify({
    columns: draft.columns,
    facts,
    attempts: calls.map(({ attempt }) => attempt),
    calls: calls.map(({ call }) => call),
    begins: calls.filter(({ isBegun }) => isBegun).map(({ begin }) => begin),
    signals: [
      ...calls.filter(({ isBegun }) => !isBegun).map(({ begin }) => begin),
      ...signals.map(({ callId, key, signal }) => ({ callId, key, body: signal })),
    ],
    events,
    told,
    ways: draft.ways,
  });
  const [answer] = await query<{ isKept: boolean }>(
    tx,
    Prisma.sql`
    with given as (select ${given}::jsonb as g), ${gate},
    story as (
      insert into "TimelineEntry" ("workspaceId", "callbackId", at, fact)
      select ${row.workspaceId}, ${row.id}, (f->>'at')::timestamptz, f->'fact'
        from gate, given, jsonb_array_elements(g->'facts') with ordinality as e(f, n) order by n),
    attempts as (
      insert into "Attempt" (id, "workspaceId", "callbackId", number, "nodeId", "startedAt")
      select x.id, x."workspaceId", x."callbackId", x.number, x."nodeId", x."startedAt"
        from gate, given, jsonb_populate_recordset(null::"Attempt", g->'attempts') x),
    calls as (
      insert into "Call" (id, "workspaceId", "callbackId", "attemptId", "teamId", provider, "accountId", state, phase,
                          "wantsOperatorSince", "wantsCustomerSince", "nextTimerAt", "startedAt")
      select x.id, x."workspaceId", x."callbackId", x."attemptId", x."teamId", x.provider, x."accountId", x.state, x.phase,
             x."wantsOperatorSince", x."wantsCustomerSince", x."nextTimerAt", x."startedAt"
        from gate, given, jsonb_populate_recordset(null::"Call", g->'calls') x),
    begins as (
      insert into "Signal" ("callId", key, body, "appliedAt")
      select x."callId", x.key, x.body, clock_timestamp()
        from gate, given, jsonb_populate_recordset(null::"Signal", g->'begins') x),
    signals as (
      insert into "Signal" ("callId", key, body)
      select x."callId", x.key, x.body from gate, given, jsonb_populate_recordset(null::"Signal", g->'signals') x
      on conflict (key) do nothing),
    events as (
      insert into "OutboxItem" ("workspaceId", kind, key, "callbackId", body)
      select ${row.workspaceId}, 'event', x.key, ${row.id}, x.body
        from gate, given, jsonb_populate_recordset(null::"OutboxItem", g->'events') x),
    told as (
      update "Attempt" set "toldAt" = ${new Date(now)} from gate, given
       where "Attempt"."callbackId" = ${row.id} and "Attempt".id in (select jsonb_array_elements_text(g->'told'))),
    counted as (
      insert into "FlowCount" ("workspaceId", "flowId", "revisionId", "nodeId", port, hour, count)
      select ${row.workspaceId}, r."flowId", r.id, x.node, x.port, ${hourOf(now)}, count(*)
        from gate join "FlowRevision" r on r.id = gate."routingRevisionId", given,
             jsonb_to_recordset(g->'ways') as x(node text, port text)
       group by r."flowId", r.id, x.node, x.port order by x.node, x.port
      on conflict ("revisionId", "nodeId", port, hour) do update set count = "FlowCount".count + excluded.count)
    select exists (select 1 from gate) as "isKept"`,
  );
  if (!answer?.isKept) return null;
  const changed: FollowUps = {
    changes: [{ workspaceId: row.workspaceId, callbackId: row.id, kind: "callback" }],
  };
  if (!tx) return mergeFollowUps(...draft.followUps, changed);
  const isMailed = await tellPeople(tx, draft);
  const queued: FollowUps[] = [];
  if (row.hasConnections)
    for (const happened of [...draft.texts, ...draft.deliveries.map((event) => ({ event }))])
      queued.push(await queueDeliveries(tx, { callbackId: row.id, ...happened }));
  for (const { key, connectionId } of row.hasConnections ? draft.routed : [])
    queued.push(await queueRouted(tx, { callbackId: row.id, connectionId, key }));
  for (const message of draft.messages) queued.push(await queueMessage(tx, row, message, now));
  const mailed: FollowUps = isMailed ? { events: true } : {};
  return mergeFollowUps(...draft.followUps, ...queued, mailed, changed);
}

/** By e-mail, that a lead waits for them. Answers whether anybody was to be told. */
async function tellPeople(tx: Tx, draft: Draft): Promise<boolean> {
  const { row, facts, handedTo, byHandAt, notices } = draft;
  const isWithheld = facts.some(({ fact }) => fact.kind === "withheld");
  for (const teamId of handedTo)
    await tellTeam(tx, row, { teamId, about: isWithheld ? "withheld" : "handOver" });
  if (byHandAt !== null)
    for (const teamId of teamsRungBy(row.program))
      await tellTeam(tx, row, { teamId, about: "held", at: Date.parse(byHandAt) });
  for (const notice of notices) await notifyPeople(tx, row, notice);
  return handedTo.length > 0 || byHandAt !== null || notices.length > 0;
}

/** The callback's own columns, written only where it is still as it was read. */
const changedCallback = ({ row }: Draft): Prisma.Sql => Prisma.sql`
    gate as (
      update "Callback" cb set revision = cb.revision + 1,
             (stage, stages, outcome, "nextStep", "promiseAt", "finishedAt", "needsHuman", "wakeAt", "wakeKey", "routingState", "isHeld", tags, fields) =
             (select x.stage, x.stages, x.outcome, x."nextStep", x."promiseAt", x."finishedAt", x."needsHuman", x."wakeAt",
                     x."wakeKey", x."routingState", x."isHeld", x.tags, x.fields from jsonb_populate_record(cb, g->'columns') x)
        from given where cb.id = ${row.id} and cb.revision = ${row.revision} returning cb.id, cb."routingRevisionId")`;

const HOUR_MS = 3_600_000;

const hourOf = (at: number): Date => new Date(Math.floor(at / HOUR_MS) * HOUR_MS);
