"use client";

import { useTranslations } from "next-intl";
import type { ConsoleCall } from "@/core/live-contract/console";
import classes from "./console.module.css";

/** Lines that a manager typed during this call: the newest first, and read out to those who listen to the page. */
export function Cues({ cues }: { cues: ConsoleCall["cues"] }) {
  const t = useTranslations("console.cues");
  return (
    <ul className={classes.cues} aria-label={t("label")} aria-live="polite" hidden={cues.length === 0}>
      {cues.toReversed().map(({ id, by, text }) => (
        <li key={id} className={classes.cue} data-tone="violet">
          <span className={classes.cueBy}>{t("by", { by })}</span>
          {text}
        </li>
      ))}
    </ul>
  );
}
