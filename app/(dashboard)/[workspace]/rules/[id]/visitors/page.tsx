import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionsPage } from "@/components/flow-decisions/decisions-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("flow-decisions"))("title"),
});

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DecisionsPage flowId={(await params).id} />;
}
