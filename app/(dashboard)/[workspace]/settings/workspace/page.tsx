import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WorkspacePage } from "@/components/settings/workspace-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("workspace"),
});

export default WorkspacePage;
