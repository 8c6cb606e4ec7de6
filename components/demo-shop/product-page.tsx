import Link from "next/link";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PRODUCTS, type Product, priceText } from "./catalog";
import { OrderByPhone } from "./order-by-phone";
import { ProductGrid } from "./product-grid";
import styles from "./product-page.module.css";
import { ProductPicture } from "./product-picture";
import { SizePicker } from "./size-picker";

export async function ProductPage({ product, size }: { product: Product; size: string | undefined }) {
  const t = await getTranslations("demo");
  const locale = await getLocale();
  const format = await getFormatter();
  const section = product.look.kind === "boot" ? "shoes" : "jackets";
  const name = t(`products.${product.slug}.name`);
  const others = PRODUCTS.filter(({ slug }) => slug !== product.slug).slice(0, 4);
  const chosen = size && product.sizes.includes(size) ? size : undefined;
  return (
    <article>
      <p className={styles.trail}>
        <Link href="/demo">{t("nav.home")}</Link> <span aria-hidden="true">/</span>{" "}
        <Link href={`/demo/${section}`}>{t(`nav.${section}`)}</Link>
      </p>
      <div className={styles.product}>
        <div className={styles.picture}>
          <ProductPicture product={product} name={name} />
        </div>
        <div className={styles.words}>
          <h1>{name}</h1>
          <p className={styles.line}>{t(`products.${product.slug}.line`)}</p>
          <p className={styles.price}>{priceText(product.price, locale)}</p>
          <SizePicker label={t("product.size")} slug={product.slug} sizes={product.sizes} chosen={chosen} />
          <OrderByPhone className={styles.order}>{t("order")}</OrderByPhone>
          <p className={styles.hint}>{t("product.hint")}</p>
          <p className={styles.text}>{t(`products.${product.slug}.text`)}</p>
          <dl className={styles.facts}>
            <Fact name={t("product.warmTo")}>
              {format.number(product.warmTo, { style: "unit", unit: "celsius" })}
            </Fact>
            <Fact name={t("product.weight")}>
              {format.number(product.weightGrams, { style: "unit", unit: "gram" })}
            </Fact>
            <Fact name={t("product.delivery")}>{t("product.deliveryText")}</Fact>
            <Fact name={t("product.returns")}>{t("product.returnsText")}</Fact>
          </dl>
        </div>
      </div>
      <h2 className={styles.more}>{t("product.more")}</h2>
      <ProductGrid products={others} />
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
