import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SitePage } from "@/components/sites/site-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("sites"))("site"),
});

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <SitePage siteId={(await params).id} />;
}
