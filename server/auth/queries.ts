import type { Role } from "../generated/prisma/enums";
import { db, type Tx } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";

export interface SignedIn {
  id: string;
  email: string;
  name: string;
  language: string;
}

/** The user behind a session; null where the user is gone or the session was ended. */
export async function findSignedIn(userId: string, epoch: number): Promise<SignedIn | null> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user || user.sessionEpoch !== epoch) return null;
  return { id: user.id, email: user.email, name: user.name, language: user.language };
}

export interface OpenWorkspace {
  id: WorkspaceId;
  slug: string;
  name: string;
  timeZone: string;
  /** ISO 3166-1 alpha-2: how numbers without a country are read. */
  defaultCountry: string;
  language: string;
  isDemo: boolean;
  role: Role;
  memberId: string;
  /** The operator this member is, if any. */
  operatorId: string | null;
}

/** The gate: a workspace opened by a member. Mints the WorkspaceId; null for strangers and unknown slugs alike. */
export async function openWorkspace(slug: string, userId: string): Promise<OpenWorkspace | null> {
  const member = await db().member.findFirst({
    where: { userId, workspace: { slug } },
    include: { workspace: true, operator: { select: { id: true } } },
  });
  if (!member) return null;
  const { workspace } = member;
  return {
    id: provenWorkspaceId(workspace.id),
    slug: workspace.slug,
    name: workspace.name,
    timeZone: workspace.timeZone,
    language: workspace.language,
    defaultCountry: workspace.defaultCountry,
    isDemo: workspace.isDemo,
    role: member.role,
    memberId: member.id,
    operatorId: member.operator?.id ?? null,
  };
}

/** The workspaces a user may open, by name. */
export async function listWorkspaces(userId: string): Promise<{ slug: string; name: string; role: Role }[]> {
  const members = await db().member.findMany({
    where: { userId },
    include: { workspace: true },
    orderBy: { workspace: { name: "asc" } },
  });
  return members.map(({ workspace, role }) => ({ slug: workspace.slug, name: workspace.name, role }));
}

/**
 * True until the installation has an owner of its own. The demo workspace does not count: whoever tries the product
 * first can still set up their own.
 */
export async function isFresh(tx: Tx = db()): Promise<boolean> {
  return (await tx.workspace.count({ where: { isDemo: false }, take: 1 })) === 0;
}
