import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthTitle } from "@/components/auth/auth-frame";
import { SetUpForm } from "@/components/auth/set-up-form";
import { isFresh } from "@/server/auth/queries";
import { COUNTRIES, TIME_ZONES } from "@/server/platform/regions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("auth.setUp"))("title"),
});

export default async function Page() {
  if (!(await isFresh())) redirect("/sign-in");
  const t = await getTranslations("auth.setUp");
  return (
    <>
      <AuthTitle title={t("title")} text={t("text")} />
      <SetUpForm countries={COUNTRIES} timeZones={TIME_ZONES} />
    </>
  );
}
