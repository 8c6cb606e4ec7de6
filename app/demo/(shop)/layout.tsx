import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ShopFrame } from "@/components/demo-shop/shop-frame";
import { env } from "@/server/platform/env";

export const metadata: Metadata = {
  title: { absolute: "Demo Shop", template: "%s — Demo Shop" },
  robots: { index: false },
};

/** The demo shop: a customer's site, with nothing on it of ours but the snippet. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  await connection();
  if (!env().demo) notFound();
  return (
    <>
      <ShopFrame>{children}</ShopFrame>
      <script async src="/widget.js" data-site="demo" />
    </>
  );
}
