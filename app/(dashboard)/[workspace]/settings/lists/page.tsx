import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListsPage } from "@/components/number-lists/lists-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("lists"),
});

export default ListsPage;
