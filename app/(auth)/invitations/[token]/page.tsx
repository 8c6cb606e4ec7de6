import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationPage } from "@/components/auth/invitation-page";
import { currentUser } from "@/server/auth/session";

/** The address is a key: it must not leave in the Referer header of links and pictures. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("auth.invitation"))("pageTitle"),
  referrer: "no-referrer",
  robots: "noindex",
});

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, user] = await Promise.all([params, currentUser()]);
  return <InvitationPage token={token} signedInAs={user?.email ?? null} />;
}
