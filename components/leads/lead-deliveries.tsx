"use client";

import { Anchor, Text } from "@mantine/core";
import { IconCheck, IconClock, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { ClockTime } from "@/components/ui/clock-time";
import { Pill } from "@/components/ui/pill";
import { Facts } from "./facts";
import type { LeadDetails } from "./lead";
import classes from "./lead-page.module.css";

const LOOKS = {
  pending: { tone: "cyan", icon: IconClock },
  delivered: { tone: "green", icon: IconCheck },
  failed: { tone: "red", icon: IconX },
} as const;

/** Where the lead was handed to, and whether it was taken. */
export function LeadDeliveries({ deliveries, now }: { deliveries: LeadDetails["deliveries"]; now: Date }) {
  const t = useTranslations("leads.page");
  const { slug } = useWorkspace();
  const mayOpen = useCan("connections:read");
  return (
    <Facts title={t("deliveries")}>
      {deliveries.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noDeliveries")}
        </Text>
      )}
      {deliveries.map(({ id, connection, event, status, createdAt, lastError }) => (
        <div key={id} className={classes.delivery}>
          <div className={classes.other}>
            {mayOpen ? (
              <Anchor component={Link} href={`/${slug}/connections/${connection.id}`} size="sm" truncate>
                {connection.name}
              </Anchor>
            ) : (
              <Text size="sm" truncate>
                {connection.name}
              </Text>
            )}
            <Pill tone={LOOKS[status].tone} icon={LOOKS[status].icon} outline={status === "delivered"}>
              {t(`delivery.${status}`)}
            </Pill>
          </div>
          <Text size="xs" c="dimmed">
            {event} · <ClockTime at={createdAt} now={now} />
          </Text>
          {status !== "delivered" && lastError && (
            <Text size="xs" data-tone="red" className={classes.trouble}>
              {lastError}
            </Text>
          )}
        </div>
      ))}
    </Facts>
  );
}
