import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PRODUCTS } from "./catalog";
import styles from "./home-page.module.css";
import { Mountains } from "./mountains";
import { ProductGrid } from "./product-grid";

const PROMISES = ["call", "delivery", "returns"] as const;

export async function HomePage() {
  const t = await getTranslations("demo");
  return (
    <>
      <section className={styles.hero}>
        <Mountains className={styles.view} />
        <div className={styles.words}>
          <h1>{t("home.title")}</h1>
          <p>{t("home.lead")}</p>
          <Link href="/demo/winter-boots" className={styles.action}>
            {t("home.action")}
          </Link>
        </div>
      </section>
      <ul className={styles.promises}>
        {PROMISES.map((promise) => (
          <li key={promise}>
            <b>{t(`home.promises.${promise}.title`)}</b>
            <span>{t(`home.promises.${promise}.text`)}</span>
          </li>
        ))}
      </ul>
      <h2 className={styles.title}>{t("home.season")}</h2>
      <ProductGrid products={PRODUCTS} />
    </>
  );
}
