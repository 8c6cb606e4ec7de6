import { clockFacts } from "@/core/flow/clock-facts";
import { factsAsked } from "@/core/flow/routing/facts-asked";
import type { RoutingFactKey, RoutingFacts } from "@/core/flow/runtime/routing-facts";
import { Prisma } from "../../generated/prisma/client";
import { query } from "../../platform/query";
import type { CallbackRow } from "./callback-row";
import { requestFacts } from "./request-facts";
import { teamFacts } from "./team-facts";

/**
 * What a callback's program asks about, as it is now. A program that asks nothing costs nothing, and one that asks
 * only about the request no look at the database.
 */
export async function readRoutingFacts(row: CallbackRow, now: number): Promise<RoutingFacts> {
  const asked = factsAsked(row.program);
  if (asked.size === 0) return {};
  const isAboutEarlier = asked.has("earlier-requests") || asked.has("earlier-talks");
  const [earlier, lists, teams] = await Promise.all([
    isAboutEarlier ? readEarlier(row) : {},
    readLists(row, asked),
    teamFacts(row.workspaceId, asked, now),
  ]);
  return {
    ...requestFacts({ ...row, ...row.request }),
    "has-owner": row.owner.isKnown,
    ...(row.owner.operatorId === null ? {} : { "owner-operator": row.owner.operatorId }),
    ...earlier,
    ...lists,
    ...teams,
    ...clockFacts(asked, now),
  };
}

/** On which of the lists that are asked about the number is. A list that is gone has nobody on it. */
async function readLists(
  { workspaceId, phone }: CallbackRow,
  asked: ReadonlySet<RoutingFactKey>,
): Promise<RoutingFacts> {
  const ids = [...asked].flatMap((key) => (key.startsWith(IN_LIST) ? [key.slice(IN_LIST.length)] : []));
  if (ids.length === 0) return {};
  const lists = await query<{ id: string; isOn: boolean }>(
    null,
    Prisma.sql`
    select l.id, exists (select 1 from "NumberListEntry" e where e."listId" = l.id and e.phone = ${phone}) as "isOn"
      from "NumberList" l
     where l."workspaceId" = ${workspaceId} and l."archivedAt" is null and l.id in (${Prisma.join(ids)})`,
  );
  return Object.fromEntries(lists.map(({ id, isOn }) => [IN_LIST + id, isOn]));
}

const IN_LIST = "in-list:";

/** Of the same number, on any site of the workspace, from before this one. */
async function readEarlier({ id, workspaceId, phone, requestedAt }: CallbackRow): Promise<RoutingFacts> {
  const [earlier] = await query<{ requests: number; talks: number }>(
    null,
    Prisma.sql`
    select count(*)::int as requests, count(*) filter (where outcome = 'conversation')::int as talks
      from "Callback"
     where phone = ${phone} and "requestedAt" < ${requestedAt} and "workspaceId" = ${workspaceId}
       and id <> ${id} and "finishedAt" is not null`,
  );
  return { "earlier-requests": earlier?.requests ?? 0, "earlier-talks": earlier?.talks ?? 0 };
}
