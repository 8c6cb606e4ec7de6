"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Pill } from "@/components/ui/pill";
import type { Decision } from "./decision";
import classes from "./decisions.module.css";
import { EVENT_LOOKS } from "./event-looks";

/** What happened on the page, in its order. */
export function DecisionEvents({ events }: Pick<Decision, "events">) {
  const t = useTranslations("flow-decisions");
  return (
    <ol className={classes.way}>
      {events.map(({ event, at, offer }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end
        <li key={i} className={classes.step}>
          <span>
            <Pill {...EVENT_LOOKS[event]}>{t(`events.${event}`)}</Pill>{" "}
            <Text component="span" size="sm">
              {offer ? (offer.name ?? t("offer")) : t("nothing")}
            </Text>
          </span>
          <Text component="span" size="sm" c="dimmed">
            <ClockTime at={at} seconds date="never" />
          </Text>
        </li>
      ))}
    </ol>
  );
}
