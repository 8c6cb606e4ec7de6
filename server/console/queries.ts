import type { Outcome } from "@/core/callback/state";
import type { ConsoleCall, LastTalk } from "@/core/live-contract/console";
import { fromOutcomeColumn } from "../calls/stage-column";
import { Prisma } from "../generated/prisma/client";
import { sourceOf } from "../leads/present-lead";
import { readHandovers } from "../leads/read-handovers";
import { db } from "../platform/db";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";

type Customer = ConsoleCall["customer"];

interface CustomerRow {
  callbackId: string;
  phone: string;
  name: string | null;
  site: string;
  siteUrl: string;
  page: string;
  pageTitle: string | null;
  referrer: string | null;
  utm: Record<string, string>;
  fields: Record<string, string>;
  owner: string | null;
}

/** Who is called about what; an owner counts while their CRM is connected. */
const CUSTOMER = Prisma.sql`
  cb.id as "callbackId", cb.phone, coalesce(cb.name, k.name) as name, s.name as site, s.url as "siteUrl", cb.page,
  cb."pageTitle", cb.referrer, cb.utm, cb.fields,
  case when crm.id is not null then coalesce(owner.name, k."ownerName", k."ownerRemoteId") end as owner`;
const OF_CALLBACK = Prisma.sql`
  join "Callback" cb on cb.id = c."callbackId"
  join "Site" s on s.id = cb."siteId"
  join "Contact" k on k.id = cb."contactId"
  left join "Operator" owner on owner.id = k."ownerId"
  left join "Connection" crm on crm.id = k."ownerConnectionId" and crm."archivedAt" is null and k."ownerRemoteId" is not null`;

const customerOf = ({ siteUrl, referrer, utm, ...row }: CustomerRow): Customer => ({
  callbackId: row.callbackId,
  phone: row.phone,
  name: row.name,
  site: row.site,
  page: row.page,
  pageTitle: row.pageTitle,
  source: sourceOf(utm, referrer, siteUrl),
  fields: row.fields,
  owner: row.owner,
});

/** What a console shows of a call that the call itself does not know. */
export interface CallBeside {
  callId: string;
  version: number;
  /** The callback's. */
  revision: number;
  customer: Customer;
  cues: ConsoleCall["cues"];
  listeners: ConsoleCall["listeners"];
  note: string;
}

type BesideRow = CustomerRow & Omit<CallBeside, "customer">;

/** By the call's id. */
export async function readCallsBeside(callIds: readonly string[]): Promise<Map<string, CallBeside>> {
  if (callIds.length === 0) return new Map();
  const rows = await query<BesideRow>(
    null,
    Prisma.sql`
    select c.id as "callId", c.version, cb.revision, ${CUSTOMER}, coalesce(n.text, '') as note,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'id', e.id::text, 'at', round(extract(epoch from e.at) * 1000), 'by', e.fact->>'by',
                     'text', e.fact->>'text') order by e.id), '[]')
              from "TimelineEntry" e
             where e."callbackId" = cb.id and e.fact->>'kind' = 'cue' and e.at >= c."startedAt") as cues,
           (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'by', v.by, 'mode', v.state->'mode')
                                      order by v."startedAt", v.id), '[]')
              from "Supervision" v
             where v."callId" = c.id and v.phase = 'following') as listeners
      from "Call" c ${OF_CALLBACK} left join "CallNote" n on n."callId" = c.id
     where c.id = any(${[...callIds]}::text[])`,
  );
  return new Map(
    rows.map(({ callId, version, revision, cues, listeners, note, ...row }) => [
      callId,
      { callId, version, revision, cues, listeners, note, customer: customerOf(row) },
    ]),
  );
}

/** So long the console asks what came of a talk. */
const ASKED_FOR_MS = 30 * 60_000;

type TalkRow = CustomerRow & {
  operatorId: string;
  callId: string;
  endedAt: Date;
  talkSeconds: number;
  note: string;
};

/** Each operator's last call, where it was a talk a short while ago and nobody has said what came of it. */
export async function readLastTalks(
  workspaceId: WorkspaceId,
  operatorIds: readonly string[],
  now: Date,
): Promise<Map<string, LastTalk>> {
  const since = new Date(now.getTime() - ASKED_FOR_MS);
  const rows = await query<TalkRow>(
    null,
    Prisma.sql`
    select c."operatorId", c.id as "callId", c."endedAt", c."talkSeconds", coalesce(n.text, '') as note, ${CUSTOMER}
      from unnest(${[...operatorIds]}::text[]) as wanted(id)
      cross join lateral (
        select * from "Call" c where c."operatorId" = wanted.id order by c."startedAt" desc limit 1) c
      ${OF_CALLBACK} left join "CallNote" n on n."callId" = c.id
     where c."workspaceId" = ${workspaceId} and c.result = 'conversation' and c."endedAt" > ${since}
       and not exists (select 1 from "Disposition" d where d."callId" = c.id)`,
  );
  return new Map(
    rows.map(({ operatorId, callId, endedAt, talkSeconds, note, ...row }) => [
      operatorId,
      { callId, endedAt: endedAt.getTime(), talkSeconds, note, customer: customerOf(row) },
    ]),
  );
}

const HISTORY_AT_MOST = 10;

/** One earlier request of the same customer, as far as it helps whoever speaks to them now. */
export interface EarlierRequest {
  id: string;
  requestedAt: Date;
  page: string;
  pageTitle: string | null;
  outcome: Outcome | null;
  operator: string | null;
  talkSeconds: number;
  /** What came of the talks, and what was written down: the latest last. */
  dispositions: string[];
  notes: string[];
}

/**
 * What is known of the customer whom an operator is called about: earlier requests, whoever served them, and the CRM's
 * pages. An operator sees no leads but their own; of this one customer they see the history while the call is theirs.
 */
export async function readCustomer(workspaceId: WorkspaceId, callbackId: string) {
  const lead = await db().callback.findFirstOrThrow({
    where: { workspaceId, id: callbackId },
    select: { id: true, phone: true, contactId: true },
  });
  const [earlier, handovers] = await Promise.all([
    readEarlier(workspaceId, lead),
    readHandovers(workspaceId, [lead]),
  ]);
  const records = (handovers.get(lead.id) ?? []).flatMap((handover) => handover.records);
  return { earlier, records };
}

async function readEarlier(
  workspaceId: WorkspaceId,
  lead: { id: string; phone: string; contactId: string },
): Promise<EarlierRequest[]> {
  const rows = await db().callback.findMany({
    // A contact is one number: by that there is an index.
    where: { workspaceId, phone: lead.phone, contactId: lead.contactId, id: { not: lead.id } },
    orderBy: { requestedAt: "desc" },
    take: HISTORY_AT_MOST,
    select: {
      id: true,
      requestedAt: true,
      page: true,
      pageTitle: true,
      outcome: true,
      operatorId: true,
      talkSeconds: true,
      calls: { orderBy: { startedAt: "asc" }, select: { note: true, disposition: true } },
      timeline: { where: { fact: { path: ["kind"], equals: "note" } }, orderBy: { id: "asc" } },
    },
  });
  const names = await db().operator.findMany({
    where: { workspaceId, id: { in: rows.flatMap(({ operatorId }) => operatorId ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map(({ calls, timeline, operatorId, outcome, ...row }) => ({
    ...row,
    outcome: outcome && fromOutcomeColumn(outcome),
    operator: names.find(({ id }) => id === operatorId)?.name ?? null,
    dispositions: calls.flatMap(({ disposition }) => disposition?.name ?? []),
    notes: [
      ...calls.flatMap(({ note }) => note?.text || []),
      ...timeline.flatMap(({ fact }) => noteText(fact)),
    ],
  }));
}

const noteText = (fact: Prisma.JsonValue): string[] =>
  fact !== null && typeof fact === "object" && "text" in fact && typeof fact.text === "string"
    ? [fact.text]
    : [];

/** Whether the operator is being called about a lead, or was the one who served it last. */
export const isEngagedWith = async (
  { workspaceId, operatorId }: { workspaceId: WorkspaceId; operatorId: string },
  callbackId: string,
): Promise<boolean> =>
  (await db().call.count({
    where: { workspaceId, callbackId, OR: [{ operatorId }, { legs: { some: { operatorId } } }] },
  })) > 0;
