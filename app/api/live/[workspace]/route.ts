import { BEAT_MS, viewNameSchema } from "@/core/live-contract/frames";
import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { guardLine } from "@/server/live/guard-line";
import { sendView } from "@/server/live/live-views";
import { viewedBy } from "@/server/live/policy";
import { eventStream } from "@/server/platform/event-stream";
import { CHANGE_KINDS, type Change, onChange } from "@/server/platform/notify";

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
    const tell = (kind: Change["kind"]): void => {
      // What only consoles show comes down in their view; of members only the line itself has to know.
      if (kind !== "console" && kind !== "member") stream.send("change", kind);
    };
    const beat = setInterval(() => stream.send("beat", "still here"), BEAT_MS);
    const ends = [
      () => clearInterval(beat),
      guardLine(stream, { workspace, userId: user.id }),
      onChange(
        ({ workspaceId, kind }) => {
          if (workspaceId === workspace.id) tell(kind);
        },
        () => CHANGE_KINDS.forEach(tell),
      ),
      ...(view && keys ? [sendView(stream, { view, workspace, ...keys, lastId })] : []),
    ];
    return () => {
      for (const end of ends) end();
    };
  });
}
