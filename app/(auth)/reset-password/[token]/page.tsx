import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResetPage } from "@/components/auth/reset-page";

/** The address is a key: it must not leave in the Referer header of links and pictures. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("auth.reset"))("pageTitle"),
  referrer: "no-referrer",
  robots: "noindex",
});

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <ResetPage token={(await params).token} />;
}
