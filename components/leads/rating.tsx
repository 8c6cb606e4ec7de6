"use client";

import { IconStarFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./rating.module.css";

/** What the customer thought of it, 1 to 5; nothing where they did not say. */
export function Rating({ score }: { score: number | null }) {
  const t = useTranslations("leads");
  if (score === null) return null;
  return (
    <span className={classes.rating} role="img" aria-label={t("ratingOf", { score })}>
      <span aria-hidden>{score}</span>
      <IconStarFilled size={13} aria-hidden />
    </span>
  );
}
