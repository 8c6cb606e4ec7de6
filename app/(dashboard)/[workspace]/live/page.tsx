import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LivePage } from "@/components/live/live-page";
import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { can } from "@/server/workspaces/policy";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("live");
  return { title: t("title") };
}

/** For those who lead; others begin where they belong. */
export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const [{ workspace: slug }, user] = await Promise.all([params, currentUser()]);
  const workspace = user && (await openWorkspace(slug, user.id));
  if (workspace && !can(workspace.role, "live:watch")) redirect(`/${slug}`);
  return <LivePage />;
}
