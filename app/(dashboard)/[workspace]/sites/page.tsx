import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SiteListPage } from "@/components/sites/site-list-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("sites"))("title"),
});

export default SiteListPage;
