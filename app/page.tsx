import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "@/components/auth/auth-frame";
import { NoWorkspace } from "@/components/auth/no-workspace";
import { isFresh, listWorkspaces } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { env } from "@/server/platform/env";

/** The front door: to one's workspace, to signing in, or to the first set-up. */
export default async function Page() {
  const user = await currentUser();
  if (!user) redirect(!env().demo && (await isFresh()) ? "/set-up" : "/sign-in");
  const [first] = await listWorkspaces(user.id);
  if (first) redirect(`/${first.slug}`);
  const t = await getTranslations("auth");
  return (
    <AuthFrame brand={t("brand")}>
      <NoWorkspace email={user.email} />
    </AuthFrame>
  );
}
