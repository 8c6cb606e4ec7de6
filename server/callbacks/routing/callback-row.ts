import type { CallResult, EndCause } from "@/core/call/call";
import type { StageMark } from "@/core/callback/state";
import type { RoutingProgram } from "@/core/flow/runtime/program";
import type { RoutingState } from "@/core/flow/runtime/step";
import { Prisma } from "../../generated/prisma/client";
import type { Tx } from "../../platform/db";
import { query } from "../../platform/query";
import type { RequestFacts } from "./request-facts";

/** A callback with what its routing needs. */
export interface CallbackRow {
  id: string;
  /** What was read. Whoever writes names it, and writes nothing where the callback has moved on. */
  revision: number;
  workspaceId: string;
  siteId: string;
  siteName: string;
  phone: string;
  page: string;
  language: string;
  timeZone: string;
  workspaceLanguage: string;
  workspaceSlug: string;
  owner: ContactOwner;
  request: RequestFacts;
  tags: string[];
  stages: StageMark[];
  talkSeconds: number;
  requestedAt: Date;
  finishedAt: Date | null;
  wakeAt: Date | null;
  wakeKey: string | null;
  routingState: RoutingState;
  program: RoutingProgram;
  /** Attempts that ended and that the routing was not told of, in order. */
  untold: EndedAttempt[];
  /** Somebody outside may want to hear of it: the workspace has connections. */
  hasConnections: boolean;
  /** Taken while calls were held, and none has begun since. */
  isHeld: boolean;
  /** Until when calls of the workspace are held; in the past or null: they are not. */
  heldUntil: Date | null;
}

/** Who looks after the customer, as the CRM has it; a CRM that was disconnected tells nothing any more. */
export interface ContactOwner {
  isKnown: boolean;
  /** The owner's id as an operator; null where the owner is none of ours. */
  operatorId: string | null;
}

export const NO_OWNER: ContactOwner = { isKnown: false, operatorId: null };

export interface EndedAttempt {
  id: string;
  number: number;
  result: CallResult | null;
  cause: EndCause | null;
}

const CALLBACKS = Prisma.sql`
    select cb.id, cb.revision, cb."workspaceId", cb."siteId", s.name as "siteName", cb.phone, cb.page, cb.language,
           w."timeZone", w.language as "workspaceLanguage", w.slug as "workspaceSlug", cb.stages, cb."talkSeconds",
           cb."requestedAt", cb."finishedAt", cb."wakeAt", cb."wakeKey", cb."routingState", cb.tags, r.program,
           jsonb_build_object('country', cb.country, 'referrer', cb.referrer, 'source', cb.source, 'spamScore', cb."spamScore",
                              'scheduledFor', cb."scheduledFor", 'fields', cb.fields, 'utm', cb.utm,
                              'shown', cb."displayFlowId" || '/' || cb.offer) as request,
           (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'result', a.result, 'cause', a.cause)
                                      order by a.number), '[]')
              from "Attempt" a where a."callbackId" = cb.id and a."endedAt" is not null and a."toldAt" is null) as untold,
           jsonb_build_object('isKnown', crm.id is not null, 'operatorId', case when crm.id is not null then k."ownerId" end) as owner,
           exists (select 1 from "Connection" c where c."workspaceId" = w.id and c."archivedAt" is null) as "hasConnections",
           cb."isHeld", w."callsHeldUntil" as "heldUntil"
      from "Callback" cb
      join "Site" s on s.id = cb."siteId"
      join "Contact" k on k.id = cb."contactId"
      left join "Connection" crm on crm.id = k."ownerConnectionId" and crm."archivedAt" is null and k."ownerRemoteId" is not null
      join "Workspace" w on w.id = cb."workspaceId"
      join "FlowRevision" r on r.id = cb."routingRevisionId"`;

/** Reads a callback without a lock: of those that write on what they read, the revision lets one through. */
export async function readCallback(callbackId: string): Promise<CallbackRow | null> {
  const [row] = await query<CallbackRow>(null, Prisma.sql`${CALLBACKS} where cb.id = ${callbackId}`);
  return row ?? null;
}

/** Locks a callback until the transaction ends. Null where there is no such callback. */
export async function lockCallback(tx: Tx, callbackId: string): Promise<CallbackRow | null> {
  const [row] = await tx.$queryRaw<
    CallbackRow[]
  >`${CALLBACKS} where cb.id = ${callbackId} for no key update of cb`;
  return row ?? null;
}

/** The owner of whoever has this number; nobody where the number is new. */
export async function readOwner(workspaceId: string, phone: string): Promise<ContactOwner> {
  const [owner] = await query<ContactOwner>(
    null,
    Prisma.sql`
    select true as "isKnown", k."ownerId" as "operatorId"
      from "Contact" k join "Connection" crm on crm.id = k."ownerConnectionId" and crm."archivedAt" is null
     where k."workspaceId" = ${workspaceId} and k.phone = ${phone} and k."ownerRemoteId" is not null`,
  );
  return owner ?? NO_OWNER;
}
