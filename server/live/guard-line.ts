import { type OpenWorkspace, openWorkspace } from "../auth/queries";
import { onChange } from "../platform/notify";

interface Reader {
  workspace: OpenWorkspace;
  userId: string;
}

/**
 * Ends a member's live line as soon as they are out of the workspace, or are something else there: what comes down it
 * are names and numbers. Whoever may still look comes back, through the gate.
 * @returns what ends the watching
 */
export function guardLine(line: { close(): void }, { workspace, userId }: Reader): () => void {
  const look = async () => {
    const now = await openWorkspace(workspace.slug, userId);
    if (now?.role !== workspace.role) line.close();
  };
  const lookAgain = () => void look().catch(() => line.close());
  return onChange(({ kind, workspaceId }) => {
    if (kind === "member" && workspaceId === workspace.id) lookAgain();
  }, lookAgain);
}
