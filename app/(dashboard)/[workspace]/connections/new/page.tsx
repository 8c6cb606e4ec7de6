import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogPage } from "@/components/connections/catalog-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.catalog"))("title") };
}

export default function Page() {
  return <CatalogPage />;
}
