import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SectionPage } from "@/components/demo-shop/section-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demo"))("nav.shoes") };
}

export default function Page() {
  return <SectionPage section="shoes" />;
}
