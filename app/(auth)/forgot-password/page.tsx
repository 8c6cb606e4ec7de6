import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgotPage } from "@/components/auth/forgot-page";
import { env } from "@/server/platform/env";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("auth.forgot"))("title"),
});

export default function Page() {
  return <ForgotPage sendsMail={env().smtpUrl !== null} />;
}
