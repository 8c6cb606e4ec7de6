import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { eventStream } from "@/server/platform/event-stream";
import { onChange } from "@/server/platform/notify";

export const dynamic = "force-dynamic";

/** Tells a member's pages which kind of thing changed in the workspace; they ask for the rest, through the gates. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  const [{ workspace: slug }, user] = await Promise.all([params, currentUser()]);
  const workspace = user && (await openWorkspace(slug, user.id));
  if (!workspace) return new Response(null, { status: 404 });
  return eventStream(request.signal, (stream) =>
    onChange((change) => {
      if (change.workspaceId === workspace.id) stream.send("change", change.kind);
    }),
  );
}
