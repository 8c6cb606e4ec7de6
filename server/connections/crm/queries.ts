import { crmSettings } from "@/core/crm/document";
import type { CallbackMessage } from "@/core/crm/message";
import { sampleMessage } from "../../crm/sample-message";
import type { Connection } from "../../generated/prisma/client";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { buildMessage } from "../build-message";
import { askCrm } from "./ask-crm";
import { openDirectory } from "./open-directory";

/** How many of the newest leads a mapping can be tried on, and are searched for the fields of forms. */
const LEADS = 30;

/** A stored connection to a CRM. @throws AppError not-found */
export async function findCrm(workspaceId: WorkspaceId, id: string): Promise<Connection> {
  const connection = await db().connection.findFirst({
    where: { id, workspaceId, archivedAt: null, accountId: { not: null } },
  });
  if (!connection) throw new AppError("not-found", "There is no such connection in this workspace.");
  return connection;
}

/** What is set for a CRM, the operators who may be its owners, and the leads that a mapping can be tried on. */
export async function getCrm(workspaceId: WorkspaceId, id: string) {
  const [connection, operators, leads] = await Promise.all([
    findCrm(workspaceId, id),
    operatorsWithEmail(workspaceId),
    db().callback.findMany({
      where: { workspaceId },
      orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
      take: LEADS,
      select: { id: true, phone: true, name: true, requestedAt: true, fields: true },
    }),
  ]);
  return {
    settings: crmSettings.parse(connection.settings),
    operators,
    leads: leads.map(({ fields: _, ...lead }) => lead),
    /** Names of the fields that visitors filled in of late. */
    formFields: [...new Set(leads.flatMap(({ fields }) => Object.keys(fields ?? {})))].sort(),
  };
}

/** What the CRM itself has to choose from, asked now. @throws AppError as askCrm */
export async function getDirectory(workspaceId: WorkspaceId, id: string, clock: Clock) {
  const directory = await openDirectory(await findCrm(workspaceId, id), clock);
  return askCrm(async () => {
    const [fields, pipelines, owners] = await Promise.all([
      directory.fields(),
      directory.pipelines(),
      directory.owners(),
    ]);
    return { fields, pipelines, owners };
  });
}

/**
 * A lead as the message that its end would send: what the preview of a mapping is made of. null: an example.
 * @throws AppError not-found
 */
export async function previewMessage(
  workspaceId: WorkspaceId,
  callbackId: string | null,
  clock: Clock,
): Promise<CallbackMessage> {
  if (callbackId === null) return sampleMessage("callback.finished", new Date(clock.now()));
  const found = await db().callback.findFirst({
    where: { id: callbackId, workspaceId },
    select: { finishedAt: true, requestedAt: true },
  });
  if (!found) throw new AppError("not-found", "There is no such lead in this workspace.");
  const at = found.finishedAt ?? found.requestedAt;
  return buildMessage(db(), callbackId, { event: "callback.finished", at });
}

/** Operators by name, with the e-mail of those who sign in. */
export async function operatorsWithEmail(
  workspaceId: WorkspaceId,
): Promise<{ id: string; name: string; email: string | null }[]> {
  const rows = await db().operator.findMany({
    where: { workspaceId, archivedAt: null, seatOfTeamId: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, member: { select: { user: { select: { email: true } } } } },
  });
  return rows.map(({ member, ...operator }) => ({ ...operator, email: member?.user.email ?? null }));
}
