"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DecisionLine } from "./decision";
import classes from "./decisions.module.css";
import { EVENT_LOOKS, furthest } from "./event-looks";
import { pagePath } from "./page-path";

/** One visit of a page: what was decided there, and how far it came. */
export function DecisionRow({ decision, onOpen }: { decision: DecisionLine; onOpen: () => void }) {
  const t = useTranslations("flow-decisions");
  const { offer, page, site, revision, at, happened } = decision;
  const event = furthest(happened);
  return (
    <li>
      <button type="button" className={classes.row} onClick={onOpen}>
        <span>
          <Pill {...EVENT_LOOKS[event]}>{t(`events.${event}`)}</Pill>
        </span>
        <span className={classes.what}>
          <Text component="span" display="block">
            {offer ? (offer.name ?? t("offer")) : t("nothing")}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed" className={classes.address}>
            {site.name} · {pagePath(page)}
          </Text>
        </span>
        <Text component="span" size="sm" c="dimmed" className={classes.when}>
          <RelativeTime at={at} />
          <Text component="span" display="block" size="xs">
            {t("revision", { revision })}
          </Text>
        </Text>
      </button>
    </li>
  );
}
