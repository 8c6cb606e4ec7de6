import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextSenderPage } from "@/components/text-sender/text-sender-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("texts"),
});

export default TextSenderPage;
