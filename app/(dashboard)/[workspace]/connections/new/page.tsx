import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewConnectionPage } from "@/components/connections/new-connection-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("form.new") };
}

export default function Page() {
  return <NewConnectionPage />;
}
