import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { Role } from "../policy";

export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
}

/** The workspace's members, in the order in which they came. */
export async function listMembers(workspaceId: WorkspaceId): Promise<MemberRow[]> {
  const rows = await db().member.findMany({
    where: { workspaceId },
    orderBy: { createdAt: "asc" },
    include: { user: { select: { name: true, email: true } } },
  });
  return rows.map(({ id, role, createdAt, user }) => ({ id, role, since: createdAt, ...user }));
}
