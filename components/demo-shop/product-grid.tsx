import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { Product } from "./catalog";
import { priceText } from "./catalog";
import styles from "./product-grid.module.css";
import { ProductPicture } from "./product-picture";

export async function ProductGrid({ products }: { products: readonly Product[] }) {
  const t = await getTranslations("demo");
  const locale = await getLocale();
  return (
    <ul className={styles.grid}>
      {products.map((product) => (
        <li key={product.slug}>
          <Link href={`/demo/${product.slug}`} className={styles.card}>
            <span className={styles.picture}>
              <ProductPicture product={product} />
            </span>
            <span className={styles.name}>{t(`products.${product.slug}.name`)}</span>
            <span className={styles.line}>{t(`products.${product.slug}.line`)}</span>
            <span className={styles.price}>{priceText(product.price, locale)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
