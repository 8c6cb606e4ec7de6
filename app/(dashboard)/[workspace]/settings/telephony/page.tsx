import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TelephonyPage } from "@/components/telephony/telephony-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("telephony"),
});

export default TelephonyPage;
