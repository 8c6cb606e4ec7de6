import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { isTrouble } from "./policy";

/** The offers that no longer find the form that they work through, by node and page; null: on no page of the site. */
export async function listMissingForms(
  workspaceId: WorkspaceId,
  where: { flowId: string } | { siteId: string },
) {
  const rows = await db().formSighting.findMany({
    where: { workspaceId, ...where, missingSince: { not: null } },
    include: { site: { select: { name: true, url: true, displayFlowId: true } } },
    orderBy: [{ nodeId: "asc" }, { page: "asc" }],
    take: 200,
  });
  return rows
    .filter((row) => isTrouble(row) && row.site.displayFlowId === row.flowId)
    .map(({ nodeId, flowId, page, missingSince, missingViews, site }) => ({
      nodeId,
      flowId,
      site: site.name,
      page: page === "" ? null : new URL(page, site.url).href,
      since: missingSince,
      views: missingViews,
    }));
}
