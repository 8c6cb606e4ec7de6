"use client";

import { IconHourglass } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Duration } from "@/components/ui/duration";
import classes from "./live.module.css";

/** Less than this is left: somebody should look. */
const SOON_MS = 10_000;

/** How much is left of what the visitor was told; nothing where they were told no time. */
export function PromiseClock({ promiseAt, now }: { promiseAt: number | null; now: Date }) {
  const t = useTranslations("live.promise");
  if (promiseAt === null) return null;
  const leftMs = promiseAt - now.getTime();
  const tone = leftMs < 0 ? "red" : leftMs < SOON_MS ? "amber" : "grey";
  const seconds = Math.abs(leftMs) / 1000;
  return (
    <span className={classes.promise} data-tone={tone} title={t("hint")}>
      <IconHourglass size={14} aria-hidden />
      <span>{t.rich(leftMs < 0 ? "late" : "left", { duration: () => <Duration seconds={seconds} /> })}</span>
    </span>
  );
}
