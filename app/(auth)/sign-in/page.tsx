import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { returnPath } from "@/components/auth/return-path";
import { SignInPage } from "@/components/auth/sign-in-page";
import { isFresh } from "@/server/auth/queries";
import { currentUser } from "@/server/auth/session";
import { env } from "@/server/platform/env";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("auth"))("signIn"),
});

interface Props {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { demo, publicUrl } = env();
  const next = returnPath((await searchParams).callbackUrl, new URL(publicUrl).origin);
  if (await currentUser()) redirect(next);
  const fresh = await isFresh();
  if (fresh && !demo) redirect("/set-up");
  return <SignInPage next={next} hasDemo={demo} isFresh={fresh} />;
}
