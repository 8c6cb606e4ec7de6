import type { FlowDocument } from "@/core/flow/document";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { db, type Tx, transaction } from "../platform/db";
import { firstDocument } from "./first-document";
import { draftConflict, type Editor, lockFlow, noSuchFlow, requireEdit } from "./flow-row";
import type { Assignment, DraftToSave, NewFlow } from "./schema";
import { readGiven, readStored, toJson } from "./stored-document";

/** Makes a flow with a draft; nothing is published yet. @throws AppError invalid for an unknown template */
export async function createFlow(editor: Editor, flow: NewFlow, clock: Clock): Promise<{ id: string }> {
  requireEdit(editor, flow.kind);
  const { workspaceId, userId } = editor;
  const document = await firstDocument(workspaceId, flow);
  return db().flow.create({
    data: {
      workspaceId,
      kind: flow.kind,
      name: flow.name,
      draft: toJson(document),
      draftSavedAt: new Date(clock.now()),
      draftSavedById: userId,
    },
    select: { id: true },
  });
}

/** @throws AppError not-found, forbidden */
export async function renameFlow(editor: Editor, { id, name }: { id: string; name: string }): Promise<void> {
  await transaction(async (tx) => {
    await lockFlow(tx, editor, id);
    await tx.flow.update({ where: { id }, data: { name } });
  });
}

/**
 * Keeps a draft. Whatever can be read is kept, problems and all: only publishing asks for a flow without any.
 * @returns the version that the next save has to name
 * @throws AppError conflict where somebody saved since, with who and when; invalid where it is no document of this kind
 */
export async function saveDraft(editor: Editor, draft: DraftToSave, clock: Clock): Promise<Saved> {
  const document = readGiven(draft.document);
  return transaction(async (tx) => {
    const flow = await lockFlow(tx, editor, draft.id);
    if (document.kind !== flow.kind)
      throw new AppError("invalid", `This is a ${flow.kind} flow, and the document is of another kind.`);
    if (flow.draftVersion !== draft.version) throw await draftConflict(tx, flow);
    return keepDraft(tx, { editor, id: flow.id, document, now: clock.now() });
  });
}

export interface Saved {
  version: number;
}

interface KeptDraft {
  editor: Editor;
  id: string;
  document: FlowDocument;
  now: number;
}

async function keepDraft(tx: Tx, { editor, id, document, now }: KeptDraft): Promise<Saved> {
  const { draftVersion } = await tx.flow.update({
    where: { id },
    data: {
      draft: toJson(document),
      draftVersion: { increment: 1 },
      draftSavedAt: new Date(now),
      draftSavedById: editor.userId,
    },
    select: { draftVersion: true },
  });
  return { version: draftVersion };
}

/**
 * Makes a published revision the draft again; what is live stays until it is published.
 * @throws AppError not-found, forbidden
 */
export async function restoreRevision(
  editor: Editor,
  { id, number }: { id: string; number: number },
  clock: Clock,
): Promise<Saved> {
  return transaction(async (tx) => {
    await lockFlow(tx, editor, id);
    const revision = await tx.flowRevision.findUnique({ where: { flowId_number: { flowId: id, number } } });
    if (!revision) throw new AppError("not-found", "This flow has no revision of that number.");
    const document = readStored(revision.document);
    return keepDraft(tx, { editor, id, document, now: clock.now() });
  });
}

/**
 * Takes a flow out of use; its revisions stay for the leads that they brought.
 * @throws AppError conflict with reason "flow-in-use" where a site still uses it
 */
export async function archiveFlow(editor: Editor, id: string, clock: Clock): Promise<void> {
  await transaction(async (tx) => {
    await lockFlow(tx, editor, id);
    const inUse = await tx.site.count({ where: { OR: [{ displayFlowId: id }, { routingFlowId: id }] } });
    if (inUse > 0)
      throw new AppError("conflict", "A site uses this flow. Give the site another one first.", {
        reason: "flow-in-use",
      });
    await tx.flow.update({ where: { id }, data: { archivedAt: new Date(clock.now()) } });
  });
}

/** Takes back `archiveFlow`. @throws AppError not-found, forbidden */
export async function unarchiveFlow(editor: Editor, id: string): Promise<void> {
  const { workspaceId } = editor;
  const flow = await db().flow.findFirst({ where: { id, workspaceId }, select: { kind: true } });
  if (!flow) throw noSuchFlow();
  requireEdit(editor, flow.kind);
  await db().flow.update({ where: { id }, data: { archivedAt: null } });
}

/**
 * Lets a site use a flow; null takes the one of `kind` away: without display every visitor sees the plain button,
 * without routing nobody can ask.
 * @throws AppError not-found; invalid where routing was never published, since the site's visitors would be refused
 */
export async function assignFlow(editor: Editor, { siteId, flowId, kind }: Assignment): Promise<void> {
  const { workspaceId } = editor;
  await transaction(async (tx) => {
    const flow = flowId === null ? { kind, liveRevisionId: null } : await lockFlow(tx, editor, flowId);
    requireEdit(editor, flow.kind);
    if (flowId !== null && flow.kind === "routing" && flow.liveRevisionId === null)
      throw new AppError("invalid", "Publish this routing first: until then nobody could be rung.", {
        reason: "routing-not-published",
      });
    const column = flow.kind === "display" ? { displayFlowId: flowId } : { routingFlowId: flowId };
    const { count } = await tx.site.updateMany({ where: { id: siteId, workspaceId }, data: column });
    if (count === 0) throw new AppError("not-found", "There is no such site in this workspace.");
  });
}
