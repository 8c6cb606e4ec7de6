import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OutboxPage } from "@/components/settings/outbox-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("outbox"),
});

export default OutboxPage;
