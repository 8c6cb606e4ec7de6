import { viewNameSchema } from "@/core/live-contract/frames";
import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { sendView } from "@/server/live/live-views";
import { viewedBy } from "@/server/live/policy";
import { eventStream } from "@/server/platform/event-stream";
import { onChange } from "@/server/platform/notify";

export const dynamic = "force-dynamic";

/**
 * Tells a member's pages which kind of thing changed in the workspace; they ask for the rest, through the gates. With
 * `?view=` a page also gets that view as it changes, as far as the reader may see it.
 */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  const [{ workspace: slug }, user] = await Promise.all([params, currentUser()]);
  const workspace = user && (await openWorkspace(slug, user.id));
  if (!workspace) return new Response(null, { status: 404 });
  const view =
    viewNameSchema.nullable().safeParse(new URL(request.url).searchParams.get("view")).data ?? null;
  const keys = view && viewedBy(workspace, view);
  if (view && !keys) return new Response(null, { status: 403 });
  const lastId = request.headers.get("last-event-id");
  return eventStream(request.signal, (stream) => {
    const ends = [
      onChange((change) => {
        // What only consoles show comes down in their view.
        if (change.workspaceId === workspace.id && change.kind !== "console")
          stream.send("change", change.kind);
      }),
      ...(view && keys ? [sendView(stream, { view, workspace, ...keys, lastId })] : []),
    ];
    return () => {
      for (const end of ends) end();
    };
  });
}
