import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProviderCatalog } from "@/components/telephony/provider-catalog";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("telephony"),
});

export default ProviderCatalog;
