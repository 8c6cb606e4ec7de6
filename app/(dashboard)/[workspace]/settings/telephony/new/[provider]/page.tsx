import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewAccountPage } from "@/components/telephony/new-account-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("telephony"),
});

export default async function Page({ params }: { params: Promise<{ provider: string }> }) {
  return <NewAccountPage provider={(await params).provider} />;
}
