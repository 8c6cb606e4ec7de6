import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamFormPage } from "@/components/team/team-form/team-form-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <TeamFormPage teamId={(await params).id} />;
}
