import type { FlowKind } from "@/core/flow/document";
import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import { db, type Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import type { Role } from "../workspaces/policy";
import { canEdit } from "./policy";

/** Who changes a flow: a member, with the role that decides which kinds. */
export interface Editor {
  workspaceId: WorkspaceId;
  userId: string;
  role: Role;
}

export interface FlowRow {
  id: string;
  kind: FlowKind;
  name: string;
  draft: unknown;
  draftVersion: number;
  draftSavedAt: Date;
  draftSavedById: string | null;
  liveRevisionId: string | null;
}

/**
 * A flow that the editor may change, locked until the transaction ends: of two who publish at once, one comes first.
 * @throws AppError not-found, forbidden
 */
export async function lockFlow(tx: Tx, editor: Editor, id: string): Promise<FlowRow> {
  const [flow] = await tx.$queryRaw<FlowRow[]>(Prisma.sql`
    select id, kind::text as kind, name, draft, "draftVersion", "draftSavedAt", "draftSavedById", "liveRevisionId"
      from "Flow" where id = ${id} and "workspaceId" = ${editor.workspaceId} and "archivedAt" is null for update`);
  if (!flow) throw noSuchFlow();
  requireEdit(editor, flow.kind);
  return flow;
}

/** @throws AppError forbidden */
export function requireEdit({ role }: Editor, kind: FlowKind): void {
  if (!canEdit(role, kind))
    throw new AppError("forbidden", "Your role does not allow this. Ask an owner of the workspace.");
}

export const noSuchFlow = (): AppError =>
  new AppError("not-found", "There is no such flow in this workspace any more.");

/** Somebody else saved since the caller looked. Carries who, when, and the version that stands now. */
export async function draftConflict(tx: Tx, flow: FlowRow): Promise<AppError> {
  const saver = flow.draftSavedById
    ? await tx.user.findUnique({ where: { id: flow.draftSavedById }, select: { name: true } })
    : null;
  return new AppError("conflict", "Somebody else saved this flow meanwhile. Look at their version first.", {
    reason: "draft-conflict",
    details: {
      version: flow.draftVersion,
      by: saver?.name ?? null,
      at: flow.draftSavedAt.toISOString(),
    } satisfies ConflictDetails,
  });
}

export interface ConflictDetails {
  version: number;
  /** null: the installation itself, or somebody who is gone. */
  by: string | null;
  /** ISO */
  at: string;
}

/** Names of the people behind ids, for lists that say who did something. */
export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  if (known.length === 0) return new Map();
  const people = await db().user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}
