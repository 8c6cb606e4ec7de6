"use client";

import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Lead } from "@/components/leads/lead";
import { LeadCard } from "@/components/leads/list/lead-card";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTimeZone } from "@/components/ui/time-zone";
import { dayOf } from "./day-of";
import classes from "./today.module.css";

export function FinishedToday({ leads, total, now }: { leads: Lead[]; total: number; now: Date }) {
  const t = useTranslations("today");
  const { slug } = useWorkspace();
  const day = dayOf(now, useTimeZone());
  return (
    <section aria-labelledby="finished">
      <Group justify="space-between" align="baseline">
        <Title order={2} id="finished" className={classes.heading}>
          {t("finished")}
        </Title>
        {leads.length > 0 && (
          <Anchor component={Link} size="sm" className="tap" href={`/${slug}/leads?from=${day}`}>
            {t("allLeads")}
          </Anchor>
        )}
      </Group>
      {leads.length === 0 ? (
        <Text c="dimmed" className={classes.nothing}>
          {t("finishedNone")}
        </Text>
      ) : (
        <Stack gap={0} className={classes.finished}>
          {leads.map((lead) => (
            <LeadCard key={lead.id} lead={lead} now={now} quiet />
          ))}
        </Stack>
      )}
      {total > leads.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("more", { count: total - leads.length })}
        </Text>
      )}
    </section>
  );
}
