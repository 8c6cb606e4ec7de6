"use client";

import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { StatePill } from "@/components/stage-line/state-pill";
import { ClockTime } from "@/components/ui/clock-time";
import { PageHeader } from "@/components/ui/page-header";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { LeadDetails } from "../lead";
import { NextStep } from "../next-step";
import { SpamMark } from "../spam";
import { LeadActions } from "./lead-actions";
import classes from "./lead-page.module.css";

/** Who it is, where it stands, what is next, and what can be done about it. */
export function LeadHeader({ lead, now }: { lead: LeadDetails; now: Date }) {
  const t = useTranslations("leads.page");
  const { slug } = useWorkspace();
  return (
    <>
      <PageHeader
        back={{ href: `/${slug}/leads`, label: t("back") }}
        title={lead.name ?? <PhoneNumber e164={lead.phone} />}
        meta={
          <>
            <StatePill stage={lead.stage} outcome={lead.outcome} />
            <SpamMark score={lead.spamScore} />
          </>
        }
        actions={<LeadActions lead={lead} />}
      />
      <Group gap="md" className={classes.under}>
        {lead.name && <PhoneNumber e164={lead.phone} />}
        <Text c="dimmed" size="sm">
          {t.rich("asked", { time: () => <ClockTime at={lead.requestedAt} now={now} /> })}
        </Text>
        <Text size="sm" fw={500} className={classes.next} data-tone={lead.needsHuman ? "red" : undefined}>
          <NextStep lead={lead} now={now} />
        </Text>
      </Group>
    </>
  );
}
