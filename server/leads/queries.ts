import { z } from "zod";
import { readSource } from "@/core/flow/display/source/definition";
import { offerBehind } from "../flows/decisions/offer-behind";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { type LeadScope, whereFound, whereLeads, whereVisible } from "./filter-leads";
import { type LeadRow, presentLeads, rowSelect } from "./present-lead";
import { presentTalks } from "./present-talks";
import { type LeadFilter, PAGE_SIZE, storedFact, storedSpamSigns, storedTexts } from "./schema";

const NEWEST_FIRST = [{ requestedAt: "desc" }, { id: "desc" }] as const;
const FOUND_AT_MOST = 7;
const OTHERS_AT_MOST = 20;

/** One page of leads, newest first, with the total behind the filter. `now` is the server's clock. */
export async function listLeads(
  scope: LeadScope,
  filter: LeadFilter,
  now: number,
): Promise<{ items: LeadRow[]; total: number; pageSize: number; now: Date }> {
  const where = whereLeads(scope, filter);
  const [stored, total] = await Promise.all([
    db().callback.findMany({
      where,
      select: rowSelect,
      orderBy: [...NEWEST_FIRST],
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db().callback.count({ where }),
  ]);
  const items = await presentLeads(scope.workspaceId, stored);
  return { items, total, pageSize: PAGE_SIZE, now: new Date(now) };
}

/** A handful of leads for the search palette. */
export async function findLeads(scope: LeadScope, search: string): Promise<LeadRow[]> {
  const stored = await db().callback.findMany({
    where: { AND: [whereVisible(scope), whereFound(scope, search)] },
    select: rowSelect,
    orderBy: [...NEWEST_FIRST],
    take: FOUND_AT_MOST,
  });
  return presentLeads(scope.workspaceId, stored);
}

/** What leads can be filtered by. Archived operators are among them: their leads are still there. */
export async function listFilterOptions(workspaceId: WorkspaceId) {
  const named = {
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  } as const;
  const [sites, operators] = await Promise.all([
    db().site.findMany(named),
    db().operator.findMany({ ...named, where: { workspaceId, seatOfTeamId: null } }),
  ]);
  return { sites, operators };
}

/**
 * Everything about one lead.
 * @throws AppError not-found where it is not in the scope.
 */
export async function getLead(scope: LeadScope, id: string, now: number) {
  const stored = await db().callback.findFirst({
    where: { AND: [whereVisible(scope), { id }] },
    select: {
      ...rowSelect,
      contactId: true,
      contact: {
        select: {
          name: true,
          ownerRemoteId: true,
          ownerName: true,
          owner: { select: { name: true } },
          ownerConnection: { select: { archivedAt: true } },
        },
      },
      tags: true,
      routingState: true,
      language: true,
      referrer: true,
      landing: true,
      source: true,
      spamSigns: true,
      offer: true,
      displayFlowId: true,
      displayRevision: true,
      displayView: true,
      fields: true,
      calls: {
        where: { OR: [{ note: { isNot: null } }, { disposition: { isNot: null } }] },
        orderBy: { startedAt: "asc" },
        select: { id: true, operatorId: true, joinedAt: true, note: true, disposition: true },
      },
      ip: true,
      userAgent: true,
      country: true,
      consent: { include: { consentText: { select: { version: true, language: true, text: true } } } },
      timeline: { orderBy: { id: "asc" }, select: { id: true, at: true, fact: true } },
      recordings: {
        orderBy: { readyAt: "asc" },
        select: {
          id: true,
          seconds: true,
          readyAt: true,
          unwantedAt: true,
          erasedAt: true,
          erasureError: true,
        },
      },
      deliveries: {
        orderBy: { createdAt: "asc" },
        select: { id: true, event: true, status: true, createdAt: true, lastError: true, connection: true },
      },
    },
  });
  if (!stored) throw new AppError("not-found", "There is no such lead, or it is not one of yours.");
  const [[row], others, shown, talks] = await Promise.all([
    presentLeads(scope.workspaceId, [stored]),
    listOthers(scope, stored, id),
    offerBehind(scope.workspaceId, { ...stored, siteId: stored.site.id }),
    presentTalks(scope.workspaceId, stored.calls),
  ]);
  if (!row) throw new Error("One stored lead makes one row.");
  return {
    ...row,
    tags: stored.tags,
    /** Its routing waits until somebody says that they see to it. */
    wantsReaction: waitsForReaction(stored.routingState),
    language: stored.language,
    referrer: stored.referrer,
    landing: stored.landing,
    /** What sort of thing brought this visit: Source; null where nobody knows. */
    broughtBy: readSource(stored.source),
    /** Why it looks like spam, the heaviest reason first. */
    spamSigns: storedSpamSigns.parse(stored.spamSigns),
    offer: stored.offer,
    /** The offer of a display flow that brought the lead, where one did. */
    shown,
    utm: storedTexts.parse(stored.utm),
    fields: storedTexts.parse(stored.fields),
    talks,
    ip: stored.ip,
    userAgent: stored.userAgent,
    country: stored.country,
    consent: stored.consent && {
      acceptedAt: stored.consent.acceptedAt,
      ip: stored.consent.ip,
      page: stored.consent.page,
      ...stored.consent.consentText,
    },
    timeline: stored.timeline.map(({ id: entryId, at, fact }) => ({
      id: String(entryId),
      at,
      fact: storedFact.parse(fact),
    })),
    deliveries: stored.deliveries.map(({ connection, ...delivery }) => ({
      ...delivery,
      connection: { id: connection.id, name: connection.name, connector: connection.connector },
    })),
    recordings: stored.recordings,
    owner: ownerOf(stored.contact),
    others,
    now: new Date(now),
  };
}

const waitsForReaction = (state: unknown): boolean =>
  z.object({ pending: z.object({ kind: z.literal("reaction") }) }).safeParse(state).success;

/** Who looks after the customer, while the CRM is connected: an operator by our name, anybody else as the CRM says. */
function ownerOf(contact: {
  ownerRemoteId: string | null;
  ownerName: string | null;
  owner: { name: string } | null;
  ownerConnection: { archivedAt: Date | null } | null;
}): { name: string } | null {
  if (contact.ownerRemoteId === null || contact.ownerConnection?.archivedAt !== null) return null;
  return { name: contact.owner?.name ?? contact.ownerName ?? contact.ownerRemoteId };
}

/** The contact's other callbacks, newest first. */
async function listOthers(
  scope: LeadScope,
  { phone, contactId }: { phone: string; contactId: string },
  exceptId: string,
): Promise<LeadRow[]> {
  const stored = await db().callback.findMany({
    // A contact is one number: by that there is an index.
    where: { AND: [whereVisible(scope), { phone, contactId, id: { not: exceptId } }] },
    select: rowSelect,
    orderBy: [...NEWEST_FIRST],
    take: OTHERS_AT_MOST,
  });
  return presentLeads(scope.workspaceId, stored);
}
