import { accountOf } from "@/core/call/accounts";
import type { Call } from "@/core/call/call";
import type { Signal } from "@/core/call/signals";
import type { StageMark } from "@/core/callback/state";
import type { CallCentre } from "@/core/team/document";
import { Prisma } from "../generated/prisma/client";
import type { Tx } from "../platform/db";
import { query } from "../platform/query";

/** A call with what its story needs: its callback, site, team and workspace, and what it was not told yet. */
export interface CallRow {
  id: string;
  workspaceId: string;
  callbackId: string;
  attemptId: string;
  attemptNumber: number;
  teamId: string;
  teamName: string;
  /** core/team/document.ts: CallCentre; null: the team is people. */
  callCentre: CallCentre | null;
  provider: string;
  /** null: the installation's own account. */
  accountId: string | null;
  state: Call;
  /** With `revision`: what was read. Whoever writes names both, and writes nothing where they have moved on. */
  version: number;
  /** The callback's. */
  revision: number;
  phone: string;
  customerName: string | null;
  /** The department that the visitor asked for. */
  topic: string | null;
  referrer: string | null;
  utm: Record<string, string>;
  language: string;
  page: string;
  pageTitle: string | null;
  requestedAt: Date;
  stage: string;
  stages: StageMark[];
  promiseAt: Date | null;
  siteName: string;
  timeZone: string;
  workspaceLanguage: string;
  callerId: string | null;
  /** Of the routing node that started the call, as it is stored. */
  config: Record<string, unknown>;
  /** Stored signals that are not applied, in order. */
  pending: PendingSignal[];
  /** Who was or is to be asked: of the legs, and of pending signals. */
  operators: OperatorName[];
}

/** The account that has the call's legs: the state is newer than the row's column. null: the installation's own. */
export const accountIdOf = (row: Pick<CallRow, "state" | "accountId">): string | null =>
  accountOf(row.state)?.id ?? row.accountId;

export interface PendingSignal {
  seq: number;
  body: Signal;
}

/** Calls with what is stored of them; `more` are signals (callId, seq, body) that this very statement stores. */
const callsWith = (more: Prisma.Sql) => Prisma.sql`
    select c.id, c."workspaceId", c."callbackId", c."attemptId", a.number as "attemptNumber", c."teamId",
           t.name as "teamName", t."callCentre", c.provider, c."accountId", c.state, c.version, cb.revision,
           cb.phone, cb.name as "customerName",
           cb.fields->>'department' as topic, cb.referrer, cb.utm,
           cb.language, cb.page, cb."pageTitle", cb."requestedAt", cb.stage::text as stage, cb.stages, cb."promiseAt",
           s.name as "siteName", w."timeZone", w.language as "workspaceLanguage", w."callerId",
           coalesce(r.program->'nodes'->a."nodeId"->'config', '{}') as config, told.pending,
           (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'phone', o.phone, 'endpoint', o.endpoint)), '[]')
              from "Operator" o
             where o.id = any(array(select leg->>'operatorId' from jsonb_array_elements(c.state->'legs') leg
                                    union select p->'body'->>'operatorId' from jsonb_array_elements(told.pending) p))) as operators
      from "Call" c
      join "Attempt" a on a.id = c."attemptId"
      join "Team" t on t.id = c."teamId"
      join "Callback" cb on cb.id = c."callbackId"
      join "FlowRevision" r on r.id = cb."routingRevisionId"
      join "Site" s on s.id = cb."siteId"
      join "Workspace" w on w.id = c."workspaceId"
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('seq', sg.seq, 'body', sg.body) order by sg.seq), '[]') as pending
          from (select seq, body from "Signal" where "callId" = c.id and "appliedAt" is null ${more}) sg) told`;

const STORED = Prisma.sql`union all select seq, body from stored where stored."callId" = c.id`;

/** Reads a call without a lock: of those that write on what they read, the version lets one through. */
export async function readCall(tx: Tx | null, callId: string): Promise<CallRow | null> {
  const [row] = await query<CallRow>(tx, Prisma.sql`${callsWith(Prisma.empty)} where c.id = ${callId}`);
  return row ?? null;
}

/**
 * Reads the calls of signals in the statement that stores them: the one who brings news usually applies it.
 * @param store an insert into "Signal" that returns seq, "callId" and body
 */
export const readWhileStoring = (store: Prisma.Sql, callIds: string[]): Promise<CallRow[]> =>
  query(
    null,
    // `offset 0` has each call looked up by its key: all at once, planners prefer to walk through whole tables.
    Prisma.sql`
    with stored as (${store})
    select calls.* from unnest(${callIds}::text[]) as wanted(id)
     cross join lateral (${callsWith(STORED)} where c.id = wanted.id offset 0) calls`,
  );

export interface OperatorName {
  id: string;
  name: string;
  phone: string;
  endpoint: "phone" | "browser";
}

/** The operators of a call by id. */
export const operatorsOf = ({ operators }: Pick<CallRow, "operators">): Map<string, OperatorName> =>
  new Map(operators.map((operator) => [operator.id, operator]));
