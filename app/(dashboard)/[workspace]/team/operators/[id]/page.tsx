import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OperatorFormPage } from "@/components/team/operator-form/operator-form-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <OperatorFormPage operatorId={(await params).id} />;
}
