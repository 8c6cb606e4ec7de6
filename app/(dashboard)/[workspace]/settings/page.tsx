import { redirect } from "next/navigation";
import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { can } from "@/server/workspaces/policy";

/** To the first tab that the reader's role opens: everybody has at least their own account. */
export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const [{ workspace: slug }, user] = await Promise.all([params, currentUser()]);
  const opened = user && (await openWorkspace(slug, user.id));
  const tab = opened && can(opened.role, "settings:read") ? "workspace" : "account";
  redirect(`/${slug}/settings/${tab}`);
}
