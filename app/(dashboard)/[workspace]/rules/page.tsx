import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FlowListPage } from "@/components/flow-editor/list/flow-list-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("flow-editor"))("list.title"),
});

export default FlowListPage;
