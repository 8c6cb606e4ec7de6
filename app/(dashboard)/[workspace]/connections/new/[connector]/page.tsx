import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewConnectionPage } from "@/components/connections/new-connection-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.catalog"))("title") };
}

export default async function Page({ params }: { params: Promise<{ connector: string }> }) {
  return <NewConnectionPage connectorId={(await params).connector} />;
}
