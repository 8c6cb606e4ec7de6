import type { Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

/**
 * Held callbacks that wait for their time need a person as long as calls are held, and no longer once they are not: then
 * they are called as ever.
 */
export async function markHeld(tx: Tx, workspaceId: WorkspaceId, areCallsHeld: boolean): Promise<void> {
  await tx.callback.updateMany({
    where: { workspaceId, isHeld: true, stage: "scheduled" },
    data: { needsHuman: areCallsHeld },
  });
}
