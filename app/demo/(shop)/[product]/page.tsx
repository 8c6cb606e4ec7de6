import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findProduct } from "@/components/demo-shop/catalog";
import { ProductPage } from "@/components/demo-shop/product-page";

interface Props {
  params: Promise<{ product: string }>;
  searchParams: Promise<{ size?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = findProduct((await params).product);
  if (!product) return {};
  const t = await getTranslations("demo");
  return { title: t(`products.${product.slug}.name`) };
}

export default async function Page({ params, searchParams }: Props) {
  const product = findProduct((await params).product);
  if (!product) notFound();
  const { size } = await searchParams;
  return <ProductPage product={product} size={Array.isArray(size) ? size[0] : size} />;
}
