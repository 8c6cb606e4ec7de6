import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OrderByPhone } from "./order-by-phone";
import styles from "./shop-frame.module.css";

const SECTIONS = ["shoes", "jackets", "delivery", "contacts"] as const;

/** What every page of the demo shop has around it: the note about the demo, the head, the foot. */
export async function ShopFrame({ children }: { children: ReactNode }) {
  const t = await getTranslations("demo");
  const links = SECTIONS.map((section) => (
    <Link key={section} href={`/demo/${section}`}>
      {t(`nav.${section}`)}
    </Link>
  ));
  return (
    <div className={styles.shop}>
      <aside className={styles.note} aria-label={t("note.label")}>
        <p>
          {t.rich("note.text", {
            number: (text) => <b className={styles.number}>{text}</b>,
            desk: (text) => (
              <a href="/demo/phones" target="_blank" rel="noopener">
                {text}
              </a>
            ),
          })}
        </p>
      </aside>
      <header className={styles.head}>
        <div className={styles.inner}>
          <Link href="/demo" className={styles.brand}>
            <Peak />
            Demo Shop
          </Link>
          <nav className={styles.nav} aria-label={t("nav.label")}>
            {links}
          </nav>
          <OrderByPhone className={styles.order}>{t("order")}</OrderByPhone>
        </div>
      </header>
      <main className={styles.main}>{children}</main>
      <footer className={styles.foot}>
        <div className={styles.inner}>
          <p className={styles.brand}>
            <Peak />
            Demo Shop
          </p>
          <p className={styles.about}>{t("foot.about")}</p>
          <nav aria-label={t("foot.label")}>{links}</nav>
        </div>
      </footer>
    </div>
  );
}

function Peak() {
  return (
    <svg viewBox="0 0 28 24" aria-hidden="true">
      <path d="M1 22L10 5l5 9 3-5 9 13z" fill="currentColor" />
      <path d="M10 5l-3.2 6 3.2-1.5 2.6 1.5z" fill="#fff" opacity="0.85" />
    </svg>
  );
}
