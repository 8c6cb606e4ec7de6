import { AppError } from "../platform/app-error";
import { randomToken, sha256 } from "../platform/crypto";
import { db, type Tx, transaction } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { defaultConsentTexts } from "./consents/default-texts";
import { originsOf } from "./origins";
import { usableRouting } from "./queries";
import type { NewSite, SiteChange } from "./schema";

/**
 * Makes a site with its key and the first consent texts.
 * @throws AppError invalid where the routing flow is not one of the workspace's, or not in use
 */
export async function createSite(
  workspaceId: WorkspaceId,
  site: NewSite,
  outer?: Tx,
): Promise<{ id: string; key: string }> {
  const run = async (tx: Tx) => {
    const routingFlowId = site.routingFlowId ?? (await firstRoutingFlow(tx, workspaceId));
    await requireRoutingFlow(tx, workspaceId, routingFlowId);
    return tx.site.create({
      data: {
        ...site,
        workspaceId,
        routingFlowId,
        key: sha256(randomToken()).slice(0, 20),
        allowedOrigins: originsOf(site.url),
        consentTexts: {
          create: defaultConsentTexts(site.name).map((text) => ({ ...text, workspaceId, version: 1 })),
        },
      },
      select: { id: true, key: true },
    });
  };
  return outer ? run(outer) : transaction(run);
}

/**
 * Changes a site. Its consent texts stay as they are: a text is changed by publishing a new version.
 * @throws AppError not-found, or invalid where the routing flow is not one of the workspace's, or not in use
 */
export async function updateSite(workspaceId: WorkspaceId, { id, ...change }: SiteChange): Promise<void> {
  await requireRoutingFlow(db(), workspaceId, change.routingFlowId);
  const allowedOrigins = change.allowedOrigins.length ? change.allowedOrigins : originsOf(change.url);
  const { count } = await db().site.updateMany({
    where: { id, workspaceId },
    data: { ...change, allowedOrigins: [...new Set(allowedOrigins)] },
  });
  if (count === 0) throw new AppError("not-found", "There is no such site in this workspace.");
}

async function firstRoutingFlow(tx: Tx, workspaceId: WorkspaceId): Promise<string | null> {
  const flow = await tx.flow.findFirst({
    where: usableRouting(workspaceId),
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return flow?.id ?? null;
}

async function requireRoutingFlow(tx: Tx, workspaceId: WorkspaceId, id: string | null): Promise<void> {
  if (id === null || (await tx.flow.count({ where: { id, ...usableRouting(workspaceId) } }))) return;
  throw new AppError("invalid", "This routing is not there, or not published. Choose another one.", {
    fields: { routingFlowId: "unknown-routing" },
  });
}
