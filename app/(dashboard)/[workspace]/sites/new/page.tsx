import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewSitePage } from "@/components/sites/new-site-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("sites"))("new"),
});

export default NewSitePage;
