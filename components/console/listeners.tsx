"use client";

import { IconEar } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import type { ConsoleCall } from "@/core/live-contract/console";
import classes from "./console.module.css";

/** Managers who hear the talk at this moment; told to those who listen to the page, too. */
export function Listeners({ listeners }: { listeners: ConsoleCall["listeners"] }) {
  const t = useTranslations("console.listeners");
  return (
    <ul
      className={classes.listeners}
      aria-label={t("label")}
      aria-live="polite"
      hidden={listeners.length === 0}
    >
      {listeners.map(({ id, by, mode }) => (
        <li key={id}>
          <Pill tone="violet" icon={IconEar}>
            {t(mode, { by })}
          </Pill>
        </li>
      ))}
    </ul>
  );
}
