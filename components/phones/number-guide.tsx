"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./number-guide.module.css";

const ENDINGS = ["00", "05", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39"] as const;

/** What the simulator's numbers do, folded away until wanted. */
export function NumberGuide() {
  const t = useTranslations("phones.numbers");
  return (
    <details className={classes.guide}>
      <summary className={classes.summary}>{t("title")}</summary>
      <Text mb={8}>{t("intro")}</Text>
      <dl className={classes.list}>
        {ENDINGS.map((ending) => (
          <div key={ending} className={classes.row}>
            <dt className={classes.ending}>… {ending}</dt>
            <dd className={classes.meaning}>{t(ending)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
