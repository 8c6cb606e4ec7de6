import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";

/**
 * How often offers came up by themselves on a site today, by the workspace's clock: each once a page view, as the
 * visitor's own counts do. Buttons and forms that stand on the page do not count.
 */
export async function countShownToday(siteId: string, now: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    null,
    Prisma.sql`
    select count(*)::int as count
      from "Site" s join "Workspace" w on w.id = s."workspaceId"
      join "Decision" d on d."siteId" = s.id
       and d.at >= date_trunc('day', ${new Date(now)}::timestamptz, w."timeZone")
      join "FlowRevision" r on r.id = d."revisionId"
     cross join lateral (
       select distinct e->>'decision' as offer from jsonb_array_elements(d.events) e where e->>'event' = 'shown') shown
     where s.id = ${siteId}
       and r.program->'offers'->shown.offer->>'form' in ('popup', 'slide-in', 'bar')`,
  );
  return row?.count ?? 0;
}
