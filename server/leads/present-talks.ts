import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

/** What an operator left behind of one call: what came of it, what they wrote down, and the call they arranged. */
export interface Talk {
  callId: string;
  at: Date | null;
  operator: string | null;
  note: string | null;
  disposition: string | null;
  /** The lead of the arranged call. */
  followUpId: string | null;
}

interface StoredTalk {
  id: string;
  operatorId: string | null;
  joinedAt: Date | null;
  note: { text: string } | null;
  disposition: { name: string; followUpId: string | null } | null;
}

/** Calls of one lead of which something was kept, in order. */
export async function presentTalks(workspaceId: WorkspaceId, calls: readonly StoredTalk[]): Promise<Talk[]> {
  const ids = calls.flatMap(({ operatorId }) => operatorId ?? []);
  const operators =
    ids.length === 0
      ? []
      : await db().operator.findMany({
          where: { workspaceId, id: { in: ids } },
          select: { id: true, name: true },
        });
  return calls.map(({ id, operatorId, joinedAt, note, disposition }) => ({
    callId: id,
    at: joinedAt,
    operator: operators.find((operator) => operator.id === operatorId)?.name ?? null,
    note: note?.text.trim() || null,
    disposition: disposition?.name ?? null,
    followUpId: disposition?.followUpId ?? null,
  }));
}
