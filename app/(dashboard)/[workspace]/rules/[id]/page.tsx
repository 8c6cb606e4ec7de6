import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FlowPage } from "@/components/flow-editor/flow-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("flow-editor"))("list.flow"),
});

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <FlowPage flowId={(await params).id} />;
}
