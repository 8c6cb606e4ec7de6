import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DispositionsPage } from "@/components/settings/dispositions/dispositions-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("dispositions"),
});

export default DispositionsPage;
