import { getTranslations } from "next-intl/server";
import { productsOf } from "./catalog";
import { ProductGrid } from "./product-grid";
import styles from "./text-page.module.css";

/** One department of the shop. */
export async function SectionPage({ section }: { section: "shoes" | "jackets" }) {
  const t = await getTranslations("demo");
  return (
    <>
      <div className={styles.page}>
        <h1>{t(`nav.${section}`)}</h1>
        <p className={styles.lead}>{t(`sections.${section}`)}</p>
      </div>
      <ProductGrid products={productsOf(section === "shoes" ? "boot" : "jacket")} />
    </>
  );
}
