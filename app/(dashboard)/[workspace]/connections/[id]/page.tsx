import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConnectionPage } from "@/components/connections/connection-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ConnectionPage connectionId={(await params).id} />;
}
