import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsentPage } from "@/components/settings/consent-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("consent"),
});

export default ConsentPage;
