"use client";

import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { StatePill } from "@/components/stage-line/state-pill";
import { ClockTime } from "@/components/ui/clock-time";
import { Facts } from "../facts";
import type { Lead } from "../lead";
import classes from "./lead-page.module.css";

/** What else this number has asked for. */
export function LeadOthers({ leads, now }: { leads: Lead[]; now: Date }) {
  const t = useTranslations("leads.page");
  const { slug } = useWorkspace();
  return (
    <Facts title={t("others")}>
      {leads.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noOthers")}
        </Text>
      )}
      {leads.map((lead) => (
        <div key={lead.id} className={classes.other}>
          <Anchor component={Link} href={`/${slug}/leads/${lead.id}`} size="sm">
            <ClockTime at={lead.requestedAt} date="always" now={now} zone={false} />
          </Anchor>
          <StatePill stage={lead.stage} outcome={lead.outcome} />
        </div>
      ))}
    </Facts>
  );
}
