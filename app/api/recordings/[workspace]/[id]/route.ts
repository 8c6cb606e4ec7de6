import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { mayReadLeads, scopeOf } from "@/server/leads/lead-scope";
import { readRecording } from "@/server/leads/read-recording";
import { AppError } from "@/server/platform/app-error";

export const dynamic = "force-dynamic";

/** The sound of a talk, for members who may see its lead. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ workspace: string; id: string }> },
) {
  const [{ workspace: slug, id }, user] = await Promise.all([params, currentUser()]);
  const workspace = user && (await openWorkspace(slug, user.id));
  if (!workspace || !mayReadLeads(workspace)) return new Response(null, { status: 404 });
  try {
    const { contentType, sound } = await readRecording(scopeOf(workspace), id);
    return new Response(sound, {
      headers: {
        "content-type": contentType,
        // What it is is the provider's word: no browser shall find a page in it.
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return new Response(null, { status: 404 });
    throw error;
  }
}
