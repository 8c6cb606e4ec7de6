import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TextBlock, TextPage } from "@/components/demo-shop/text-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demo"))("nav.delivery") };
}

export default async function Page() {
  const t = await getTranslations("demo.delivery");
  return (
    <TextPage title={t("title")} lead={t("lead")}>
      {(["courier", "pickup", "returns"] as const).map((block) => (
        <TextBlock
          key={block}
          title={t(`${block}.title`)}
          lines={[t(`${block}.first`), t(`${block}.second`)]}
        />
      ))}
    </TextPage>
  );
}
