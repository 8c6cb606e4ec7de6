import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BillingPage } from "@/components/billing/billing-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("settings.tabs"))("billing"),
});

export default BillingPage;
