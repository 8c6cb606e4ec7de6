import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";

/** A site's budget of callbacks for the calendar month, by the workspace's clock. */
export interface Budget {
  limit: number;
  /** Requests of this month, those that were refused left out. */
  used: number;
}

/** The budget of a site this month; null: it has none. */
export async function readBudget(siteId: string, now: number): Promise<Budget | null> {
  const [budget] = await query<Budget>(
    null,
    Prisma.sql`
    select s."monthlyBudget" as limit, count(c.id)::int as used
      from "Site" s join "Workspace" w on w.id = s."workspaceId"
      left join "Callback" c
        on c."siteId" = s.id and c.outcome is distinct from 'refused'
       and c."requestedAt" >= date_trunc('month', ${new Date(now)}::timestamptz, w."timeZone")
       and c."requestedAt" < date_trunc('month', ${new Date(now)}::timestamptz, w."timeZone") + interval '1 month'
     where s.id = ${siteId} and s."monthlyBudget" is not null
     group by s.id`,
  );
  return budget ?? null;
}
