import { v7 as newId } from "uuid";
import { factsAsked } from "@/core/flow/routing/facts-asked";
import { initialState } from "@/core/flow/runtime/step";
import type { SpamWeight } from "@/core/spam/weigh-request";
import { Prisma } from "../../generated/prisma/client";
import { sha256 } from "../../platform/crypto";
import { transaction } from "../../platform/db";
import { type FollowUps, mergeFollowUps } from "../../platform/follow-ups";
import { storableText } from "../../platform/storable-text";
import { languageOf } from "../../visitor-texts/visitor-texts";
import { draftStep } from "../routing/advance-callback";
import { type CallbackRow, type ContactOwner, NO_OWNER, readOwner } from "../routing/callback-row";
import { type Draft, emptyDraft, iso, tell } from "../routing/draft";
import { estimatePromise } from "../routing/estimate-promise";
import { hasMore, keepNew } from "../routing/keep-draft";
import { arrivalOf } from "./arrival-of";
import type { Checked } from "./intake";
import { replaceWaiting } from "./replace-waiting";
import type { IntakeSite } from "./site-for-intake";
import { weighIntake } from "./weigh-intake";

/**
 * Stores a checked request whole, with its contact, the consent's proof and the first step of its routing.
 * @throws the database's error where another callback to the number is running, or the request was stored already
 */
export async function storeRequest(id: string, token: string, checked: Checked): Promise<FollowUps> {
  const { intake, site, scheduledFor, waitingId } = checked;
  const now = intake.clock.now();
  const [promise, owner, spam] = await Promise.all([
    scheduledFor === null ? estimatePromise({ siteId: site.id }, now) : new Date(scheduledFor),
    ownerOf(checked),
    weighIntake(checked, now),
  ]);
  const draft = emptyDraft(rowOf(id, { checked, owner, spam, now }));
  tellRequest(draft, checked, now);
  draft.deliveries.push("callback.requested");
  if (checked.heldUntil !== null && scheduledFor !== null) draft.byHandAt = iso(scheduledFor);
  await draftStep(null, draft, { type: "requested", at: now, scheduledFor });
  const promiseAt = promise?.toISOString() ?? null;
  const insertion = insertionOf(draft, { checked, token, promiseAt, spam, now });
  if (waitingId === null && !hasMore(draft)) return keepNew(null, draft, insertion, now);
  return transaction(async (tx) => {
    const replaced = waitingId === null ? {} : await replaceWaiting(tx, waitingId, now, ASKED_AGAIN);
    return mergeFollowUps(replaced, await keepNew(tx, draft, insertion, now));
  });
}

const ASKED_AGAIN = { fact: { kind: "cancelled", by: "visitor" }, words: "askedAgain" } as const;

/** Read only for a routing that asks: the others would wait for nothing. */
const ownerOf = async ({ site, phone }: Checked): Promise<ContactOwner> =>
  factsAsked(site.program).has("has-owner") ? readOwner(site.workspaceId, phone.e164) : NO_OWNER;

interface Known {
  checked: Checked;
  owner: ContactOwner;
  spam: SpamWeight | null;
  now: number;
}

function rowOf(id: string, { checked, owner, spam, now }: Known): CallbackRow {
  const { intake, input, site, phone, scheduledFor, heldUntil } = checked;
  return {
    id,
    revision: 1,
    workspaceId: site.workspaceId,
    siteId: site.id,
    siteName: site.name,
    phone: phone.e164,
    page: input.page,
    language: languageOf(input.language ?? site.language),
    timeZone: site.workspace.timeZone,
    workspaceLanguage: site.workspace.language,
    workspaceSlug: site.workspace.slug,
    owner,
    request: {
      country: phone.country,
      ...arrivalOf(input),
      spamScore: spam?.score ?? null,
      scheduledFor: scheduledFor === null ? null : iso(scheduledFor),
      shown: input.display && input.offer ? `${input.display.flowId}/${input.offer}` : null,
      fields: { ...input.fields, ...departmentOf(site) },
    },
    tags: [],
    stages: [{ stage: "requested", at: iso(now) }],
    talkSeconds: 0,
    requestedAt: new Date(intake.clock.now()),
    finishedAt: null,
    wakeAt: null,
    wakeKey: null,
    routingState: initialState,
    program: site.program,
    untold: [],
    hasConnections: site.workspace.hasConnections,
    isHeld: heldUntil !== null,
    heldUntil,
  };
}

function tellRequest(draft: Draft, checked: Checked, now: number): void {
  const { input, site, consentText, heldUntil, arranged } = checked;
  if (arranged?.by) tell(draft, now, { kind: "follow-up-of", by: arranged.by, site: site.name });
  else if (arranged) tell(draft, now, { kind: "asked-by-text", site: site.name });
  else
    tell(draft, now, {
      kind: "requested",
      page: input.page,
      site: site.name,
      ...(input.pageTitle ? { pageTitle: input.pageTitle } : {}),
      ...(input.referrer ? { referrer: input.referrer } : {}),
    });
  tell(draft, now, { kind: "consented", version: consentText.version, language: consentText.language });
  if (heldUntil !== null) tell(draft, now, { kind: "held" });
}

interface Insertion {
  checked: Checked;
  token: string;
  promiseAt: string | null;
  spam: SpamWeight | null;
  now: number;
}

/** The callback with its contact and consent, as parts of the statement that writes the draft. */
function insertionOf(
  { row, columns }: Draft,
  { checked, token, promiseAt, spam, now }: Insertion,
): Prisma.Sql {
  const { intake, input, site, phone, scheduledFor, heldUntil, consentText } = checked;
  const name = storableText(input.fields?.name?.trim().slice(0, 100) ?? "") || null;
  const { workspaceId } = row;
  const { country, referrer, source, fields, utm } = row.request;
  // Routing may have put it off to the team's opening: that is another promise than of speed.
  const isServedAtOnce = scheduledFor === null && heldUntil === null && columns.promiseAt === undefined;
  const callback: Record<string, unknown> = {
    id: row.id,
    workspaceId,
    siteId: site.id,
    phone: phone.e164,
    name,
    page: input.page,
    pageTitle: input.pageTitle ?? null,
    country,
    referrer,
    landing: input.landing === input.page ? null : (input.landing ?? null),
    source,
    fields,
    utm,
    language: row.language,
    visitorId: input.visitorId ?? null,
    offer: input.offer ?? null,
    displayFlowId: input.display?.flowId ?? null,
    displayRevision: input.display?.revision ?? null,
    displayView: input.display?.view ?? null,
    ip: intake.ip,
    userAgent: intake.userAgent,
    tokenHash: sha256(token),
    idempotencyKey: intake.idempotencyKey,
    spamScore: spam?.score ?? null,
    spamSigns: spam?.signs ?? [],
    scheduledFor: scheduledFor === null ? null : iso(scheduledFor),
    requestedAt: iso(now),
    routingRevisionId: site.routingRevisionId,
    stage: "requested",
    stages: row.stages,
    promiseAt,
    promisedAt: isServedAtOnce ? promiseAt : null,
    isHeld: heldUntil !== null,
    needsHuman: heldUntil !== null,
    ...columns,
  };
  const consent = {
    id: newId(),
    workspaceId,
    callbackId: row.id,
    consentTextId: consentText.id,
    acceptedAt: checked.arranged?.consentedAt.toISOString() ?? iso(now),
    ip: intake.ip,
    page: input.page,
    userAgent: intake.userAgent,
  };
  const at = new Date(now);
  return Prisma.sql`
    contact as (
      insert into "Contact" (id, "workspaceId", phone, name, "firstSeenAt", "lastSeenAt")
      values (${newId()}, ${workspaceId}, ${phone.e164}, ${name}, ${at}, ${at})
      on conflict ("workspaceId", phone) do update
         set "lastSeenAt" = excluded."lastSeenAt", name = coalesce(excluded.name, "Contact".name)
      returning id),
    gate as (
      insert into "Callback" ("contactId", ${columnsOf(callback)})
      select contact.id, ${columnsOf(callback, "x.")}
        from contact, jsonb_populate_record(null::"Callback", ${JSON.stringify(callback)}::jsonb) x
      returning id, "routingRevisionId"),
    consent as (
      insert into "Consent" (${columnsOf(consent)})
      select ${columnsOf(consent)} from jsonb_populate_record(null::"Consent", ${JSON.stringify(consent)}::jsonb))`;
}

/** As staff read it, and as the published offer calls it: a page cannot make one up. */
function departmentOf({ department, workspace, language }: IntakeSite): { department?: string } {
  if (!department) return {};
  const words = [department[workspace.language], department[language], ...Object.values(department)];
  const label = words.find((text) => text);
  return label ? { department: label } : {};
}

/** Names of this file's making: no text of a stranger's comes here. */
const columnsOf = (row: object, prefix = ""): Prisma.Sql =>
  Prisma.raw(
    Object.keys(row)
      .map((name) => `${prefix}"${name}"`)
      .join(", "),
  );
