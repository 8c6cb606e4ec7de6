import type { LiveRouting } from "@/core/flow/inline-subflow";
import { Prisma } from "../generated/prisma/client";
import type { Tx } from "../platform/db";
import { query } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";

/** Published routings of the workspace that are in use, by id. Only our own compiler writes programs. */
export async function readLiveRoutings(
  tx: Tx | null,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, LiveRouting>> {
  if (ids.length === 0) return new Map();
  const flows = await query<LiveRouting & { id: string }>(
    tx,
    Prisma.sql`
    select f.id, r.number as revision, r.program
      from "Flow" f join "FlowRevision" r on r.id = f."liveRevisionId"
     where f."workspaceId" = ${workspaceId} and f.kind = 'routing' and f."archivedAt" is null
       and f.id in (${Prisma.join(ids)})`,
  );
  return new Map(flows.map(({ id, ...flow }) => [id, flow]));
}

/**
 * The routings that a program goes through of which another revision is live now, as rows of a name. Those that stand deeper are asked of
 * the routing between: this one changes when that one was published anew.
 * @param program the column, of a statement of ours
 */
export const newerPassed = (program: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select inner_flow.name from jsonb_each(coalesce(${program}->'through', '{}')) passed(id, pin)
    join "Flow" inner_flow on inner_flow.id = passed.id and inner_flow."archivedAt" is null
    join "FlowRevision" inner_live on inner_live.id = inner_flow."liveRevisionId"
   where inner_live.number <> (passed.pin->>'revision')::int`;
