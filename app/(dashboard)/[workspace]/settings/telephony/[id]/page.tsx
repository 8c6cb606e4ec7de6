import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "@/components/telephony/account-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("telephony"),
});

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AccountPage accountId={(await params).id} />;
}
