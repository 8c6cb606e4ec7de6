import Link from "next/link";
import styles from "./product-page.module.css";

interface Props {
  label: string;
  slug: string;
  sizes: readonly string[];
  chosen: string | undefined;
}

/** Sizes as addresses: whoever asks for a call has the size in the page's address, where the operator sees it. */
export function SizePicker({ label, slug, sizes, chosen }: Props) {
  return (
    <nav aria-label={label}>
      <p className={styles.label}>{label}</p>
      <ul className={styles.sizes}>
        {sizes.map((size) => (
          <li key={size}>
            <Link
              href={`/demo/${slug}?size=${size}`}
              replace
              scroll={false}
              aria-current={size === chosen ? "true" : undefined}
            >
              {size}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
