import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SoundsPage } from "@/components/sounds/sounds-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("sounds"),
});

export default SoundsPage;
