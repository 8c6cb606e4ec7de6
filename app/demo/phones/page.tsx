import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { PhoneDesk } from "@/components/phones/phone-desk";
import { hasDemoPhones } from "@/server/telephony/demo-phones";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("phones"))("title") };
}

export default async function PhonesPage() {
  await connection();
  if (!hasDemoPhones()) notFound();
  return <PhoneDesk />;
}
