import { AppError } from "../platform/app-error";
import { type Clock, systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { env } from "../platform/env";
import type { WorkspaceId } from "../platform/workspace-id";
import { readBudget } from "./read-budget";
import { appearanceSchema } from "./schema";

/** The workspace's sites, oldest first. */
export function listSites(workspaceId: WorkspaceId) {
  return db().site.findMany({
    where: { workspaceId },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      url: true,
      language: true,
      lastSeenAt: true,
      lastSeenPage: true,
      routingFlow: { select: { name: true } },
    },
  });
}

/** One site as its page shows it. @throws AppError not-found */
export async function getSite(workspaceId: WorkspaceId, id: string, clock: Clock = systemClock) {
  const site = await db().site.findFirst({ where: { id, workspaceId }, omit: { workspaceId: true } });
  if (!site) throw new AppError("not-found", "There is no such site in this workspace.");
  return {
    ...site,
    budget: await readBudget(id, clock.now()),
    appearance: appearanceSchema.parse(site.appearance),
    snippet: `<script async src="${env().publicUrl}/widget.js" data-site="${site.key}"></script>`,
  };
}

/** What a site's callbacks can be routed by: without a published routing its visitors would be refused. */
export const usableRouting = (workspaceId: WorkspaceId) =>
  ({ workspaceId, kind: "routing", archivedAt: null, liveRevisionId: { not: null } }) as const;

/** The same, the oldest first. */
export function listRoutingFlows(workspaceId: WorkspaceId) {
  return db().flow.findMany({
    where: usableRouting(workspaceId),
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true },
  });
}
