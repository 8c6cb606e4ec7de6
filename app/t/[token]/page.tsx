import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextLinkPage } from "@/components/text-link/text-link-page";
import { readTextLink } from "@/server/public-api/text-link-door";

/** The address is a key: it must not leave in the Referer header of links and pictures. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: { absolute: (await getTranslations("text-link"))("pageTitle") },
  referrer: "no-referrer",
  robots: "noindex",
});

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <TextLinkPage token={token} view={await readTextLink(token)} />;
}
