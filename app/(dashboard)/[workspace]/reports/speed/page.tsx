import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SpeedPage } from "@/components/speed/speed-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("speed"))("title") };
}

export default function Page() {
  return <SpeedPage />;
}
