import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import type { ReturnCall } from "./return-call";

/** The last call to somebody, as far as the way back to them leads through it. */
export interface LastCall {
  callbackId: string;
  /** The routing node that made it. */
  nodeId: string;
  teamId: string;
  /** Who had it last; null: nobody was rung. */
  operatorId: string | null;
  accountName: string;
  /** The call that comes in was taken already. */
  isTaken: boolean;
  /** The callback to this number at this site that is not finished. */
  running: { id: string; stage: string } | null;
}

/** After that nobody knows what the call was about, and numbers have changed hands. */
const KNOWN_FOR_MS = 30 * 24 * 3_600_000;

/**
 * The last call that was made to whoever calls now, through the account that they reach. Of the installation's own
 * account, which all workspaces share, the number says whom they want.
 */
export async function readLastCall(
  { account, key, from, to }: ReturnCall,
  now: number,
): Promise<LastCall | null> {
  if (from === null) return null;
  const [last] = await query<LastCall>(
    null,
    Prisma.sql`
    select cb.id as "callbackId", a."nodeId", c."teamId", c."operatorId", coalesce(acc.name, c.provider) as "accountName",
           exists (select 1 from "Callback" t where t."siteId" = cb."siteId" and t."idempotencyKey" = ${key}) as "isTaken",
           (select jsonb_build_object('id', r.id, 'stage', r.stage) from "Callback" r
             where r."siteId" = cb."siteId" and r.phone = cb.phone and r."finishedAt" is null) as running
      from "Callback" cb
      join "Call" c on c."callbackId" = cb.id
      join "Attempt" a on a.id = c."attemptId"
      join "Workspace" w on w.id = cb."workspaceId"
      left join "TelephonyAccount" acc on acc.id = c."accountId"
     where cb.phone = ${from} and c.provider = ${account.provider} and c."accountId" is not distinct from ${account.id}
       and c."startedAt" > ${new Date(now - KNOWN_FOR_MS)}
       and (c."accountId" is not null or w."callerId" = ${to})
     order by c."startedAt" desc limit 1`,
  );
  return last ?? null;
}
