import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TodayPage } from "@/components/today/today-page";
import { openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { can } from "@/server/workspaces/policy";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("today");
  return { title: t("title") };
}

/** Operators have no board of everybody's day: they begin at their console. */
export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const [{ workspace: slug }, user] = await Promise.all([params, currentUser()]);
  const workspace = user && (await openWorkspace(slug, user.id));
  if (workspace && !can(workspace.role, "leads:read"))
    redirect(`/${slug}/${workspace.operatorId === null ? "leads" : "console"}`);
  return <TodayPage />;
}
