import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContactForm } from "@/components/demo-shop/contact-form";
import { OrderByPhone } from "@/components/demo-shop/order-by-phone";
import { TextBlock, TextPage } from "@/components/demo-shop/text-page";
import styles from "@/components/demo-shop/text-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demo"))("nav.contacts") };
}

export default async function Page() {
  const t = await getTranslations("demo.contacts");
  return (
    <TextPage title={t("title")} lead={t("lead")}>
      <TextBlock title={t("call.title")} lines={[t("call.text")]}>
        <OrderByPhone className={styles.action}>{t("call.action")}</OrderByPhone>
      </TextBlock>
      <TextBlock title={t("store.title")} lines={[t("store.address"), t("store.way")]} />
      <TextBlock title={t("hours.title")} lines={[t("hours.week"), t("hours.weekend")]} />
      <ContactForm
        words={{
          title: t("form.title"),
          text: t("form.text"),
          name: t("form.name"),
          phone: t("form.phone"),
          message: t("form.message"),
          send: t("form.send"),
          sent: t("form.sent"),
        }}
      />
    </TextPage>
  );
}
