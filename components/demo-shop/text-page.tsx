import type { ReactNode } from "react";
import styles from "./text-page.module.css";

/** A page of words: a title, a sentence, and blocks side by side. */
export function TextPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      <div className={styles.blocks}>{children}</div>
    </div>
  );
}

export function TextBlock({
  title,
  lines,
  children,
}: {
  title: string;
  lines: string[];
  children?: ReactNode;
}) {
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {children}
    </section>
  );
}
