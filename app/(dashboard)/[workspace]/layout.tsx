import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { WorkspaceShell } from "@/components/shell/workspace-shell";
import { listWorkspaces, openWorkspace } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { ABILITIES, can } from "@/server/workspaces/policy";

interface Props {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

/** The gate of everything in a workspace: strangers are told nothing, not even that it exists. */
export default async function WorkspaceLayout({ children, params }: Props) {
  const { workspace: slug } = await params;
  const user = await currentUser();
  if (!user) {
    const wanted = (await headers()).get("x-requested-path") ?? `/${slug}`;
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
  }
  const [opened, workspaces] = await Promise.all([openWorkspace(slug, user.id), listWorkspaces(user.id)]);
  if (!opened) notFound();
  return (
    <WorkspaceShell
      workspace={{
        slug: opened.slug,
        name: opened.name,
        timeZone: opened.timeZone,
        isDemo: opened.isDemo,
        abilities: ABILITIES.filter((ability) => can(opened.role, ability)),
        operatorId: opened.operatorId,
        user: { name: user.name, email: user.email },
        workspaces: workspaces.map(({ slug: other, name }) => ({ slug: other, name })),
      }}
    >
      {children}
    </WorkspaceShell>
  );
}
