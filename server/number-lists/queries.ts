import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

const SHOWN = 50;

/** The workspace's lists by name, with how many numbers each has. */
export async function listNumberLists(workspaceId: WorkspaceId) {
  const lists = await db().numberList.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, _count: { select: { numbers: true } } },
  });
  return lists.map(({ id, name, _count }) => ({ id, name, count: _count.numbers }));
}

/** Numbers of a list that have these digits in them, the first fifty. */
export async function findNumbers(workspaceId: WorkspaceId, { id, search }: { id: string; search: string }) {
  const digits = search.replace(/\D/g, "");
  const rows = await db().numberListEntry.findMany({
    where: { listId: id, list: { workspaceId, archivedAt: null }, phone: { contains: digits } },
    orderBy: { phone: "asc" },
    take: SHOWN,
    select: { phone: true },
  });
  return rows.map(({ phone }) => phone);
}
