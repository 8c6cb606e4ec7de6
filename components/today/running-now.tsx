"use client";

import { Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Lead } from "@/components/leads/lead";
import { LeadCard } from "@/components/leads/list/lead-card";
import classes from "./today.module.css";

interface RunningNowProps {
  running: Lead[];
  scheduled: Lead[];
  now: Date;
}

/** Who is being called now, the longest wait first; then what is arranged for later. */
export function RunningNow({ running, scheduled, now }: RunningNowProps) {
  const t = useTranslations("today");
  return (
    <>
      <section aria-labelledby="running">
        <Title order={2} id="running" className={classes.heading}>
          {t("running")}
        </Title>
        {running.length === 0 ? (
          <Text c="dimmed" className={classes.nothing}>
            {t("runningNone")}
          </Text>
        ) : (
          <Stack gap="sm">
            {running.map((lead) => (
              <LeadCard key={lead.id} lead={lead} now={now} />
            ))}
          </Stack>
        )}
      </section>
      {scheduled.length > 0 && (
        <section aria-labelledby="scheduled">
          <Title order={2} id="scheduled" className={classes.heading}>
            {t("scheduled")}
          </Title>
          <Stack gap="sm">
            {scheduled.map((lead) => (
              <LeadCard key={lead.id} lead={lead} now={now} quiet />
            ))}
          </Stack>
        </section>
      )}
    </>
  );
}
