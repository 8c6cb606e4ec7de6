import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExperimentPage } from "@/components/flow-experiments/experiment-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("flow-experiments"))("title"),
});

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ExperimentPage flowId={(await params).id} />;
}
