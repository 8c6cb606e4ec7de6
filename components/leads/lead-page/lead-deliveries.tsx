"use client";

import { Anchor, Group, Text } from "@mantine/core";
import { IconCheck, IconClock, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConnectorLogo } from "@/components/connections/connector-logo";
import { RecordLinks } from "@/components/connections/record-links";
import { eventKey } from "@/components/connections/views";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { ClockTime } from "@/components/ui/clock-time";
import { Pill } from "@/components/ui/pill";
import { Facts } from "../facts";
import type { LeadDetails } from "../lead";
import classes from "./lead-page.module.css";

const LOOKS = {
  waiting: { tone: "amber", icon: IconClock },
  delivered: { tone: "green", icon: IconCheck },
  failed: { tone: "red", icon: IconX },
} as const;

type Handover = LeadDetails["handovers"][number];

/** Where the lead was handed to, how it stands there, and the pages that show it. */
export function LeadDeliveries({ lead, now }: { lead: LeadDetails; now: Date }) {
  const t = useTranslations("leads.page");
  return (
    <Facts title={t("deliveries")}>
      {lead.handovers.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noDeliveries")}
        </Text>
      )}
      {lead.handovers.map((handover) => (
        <HandoverBlock
          key={handover.connection.id}
          handover={handover}
          deliveries={lead.deliveries.filter(({ connection }) => connection.id === handover.connection.id)}
          now={now}
        />
      ))}
    </Facts>
  );
}

interface HandoverBlockProps {
  handover: Handover;
  deliveries: LeadDetails["deliveries"];
  now: Date;
}

function HandoverBlock({ handover, deliveries, now }: HandoverBlockProps) {
  const t = useTranslations("leads");
  const events = useTranslations("connections.events");
  const { connection, state, records, trouble, nextTryAt, isPaused } = handover;
  return (
    <div className={classes.delivery} data-handover={state}>
      <div className={classes.other}>
        <Group gap={8} wrap="nowrap" miw={0}>
          <ConnectorLogo connector={connection.connector} size={18} />
          <ConnectionName connection={connection} />
        </Group>
        <Pill tone={LOOKS[state].tone} icon={LOOKS[state].icon} outline={state === "delivered"}>
          {t(`handover.${state}`)}
        </Pill>
      </div>
      <RecordLinks records={records} />
      {deliveries.map(({ id, event, status, createdAt }) => (
        <Text key={id} size="xs" c="dimmed" mt={2}>
          {events(eventKey(event))} · <ClockTime at={createdAt} now={now} />
          {status !== "delivered" && ` · ${t(`page.delivery.${status}`)}`}
        </Text>
      ))}
      {trouble && (
        <Text
          size="xs"
          data-tone={state === "failed" ? "red" : "amber"}
          className={classes.trouble}
          lang="en"
        >
          {trouble}
        </Text>
      )}
      {state === "waiting" && (isPaused || nextTryAt) && (
        <Text size="xs" c="dimmed">
          {isPaused
            ? t("handover.paused")
            : nextTryAt && t.rich("handover.next", { time: () => <ClockTime at={nextTryAt} now={now} /> })}
        </Text>
      )}
    </div>
  );
}

function ConnectionName({ connection }: Pick<Handover, "connection">) {
  const { slug } = useWorkspace();
  if (!useCan("connections:read"))
    return (
      <Text size="sm" truncate>
        {connection.name}
      </Text>
    );
  return (
    <Anchor component={Link} href={`/${slug}/connections/${connection.id}`} size="sm" truncate>
      {connection.name}
    </Anchor>
  );
}
