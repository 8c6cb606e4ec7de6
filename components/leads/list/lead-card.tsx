"use client";

import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { StageLine } from "@/components/stage-line/stage-line";
import { StatePill } from "@/components/stage-line/state-pill";
import { ClockTime } from "@/components/ui/clock-time";
import { Duration } from "@/components/ui/duration";
import type { Lead } from "../lead";
import { NextStep } from "../next-step";
import { pageName } from "../page-name";
import { Who } from "../who";
import { HandoverMarks } from "./handover-marks";
import classes from "./lead-card.module.css";

interface LeadCardProps {
  lead: Lead;
  now: Date;
  /** Over or not yet begun: a row without the stage line's words. */
  quiet?: boolean;
}

/** A lead on the board: who, where from, how far, with whom, since when. The whole card opens it. */
export function LeadCard({ lead, now, quiet = false }: LeadCardProps) {
  const t = useTranslations("leads");
  const { slug } = useWorkspace();
  const runningSeconds = (now.getTime() - lead.requestedAt.getTime()) / 1000;
  return (
    <article className={classes.card} data-quiet={quiet || undefined}>
      <div className={classes.top}>
        <Link href={`/${slug}/leads/${lead.id}`} className={classes.link}>
          <Who lead={lead} />
        </Link>
        <Text size="sm" c="dimmed" className={classes.where} truncate>
          {pageName(lead.page, lead.pageTitle)}
          {lead.source && ` · ${lead.source}`}
        </Text>
        <span className={classes.state}>
          <StatePill stage={lead.stage} outcome={lead.outcome} />
          {quiet ? (
            <Text size="sm" c="dimmed">
              <ClockTime at={lead.requestedAt} now={now} zone={false} />
            </Text>
          ) : (
            <Text size="sm" fw={600}>
              <Duration seconds={runningSeconds} />
            </Text>
          )}
        </span>
      </div>
      {!quiet && <StageLine stages={lead.stages} outcome={lead.outcome} now={now} size="card" />}
      <Text size="sm" c="dimmed" className={classes.foot}>
        {lead.operator && <span>{t("with", { operator: lead.operator.name })}</span>}
        {lead.talkSeconds > 0 && (
          <span>{t.rich("talked", { duration: () => <Duration seconds={lead.talkSeconds} /> })}</span>
        )}
        <span data-tone={lead.needsHuman ? "red" : undefined} className={classes.next}>
          <NextStep lead={lead} now={now} />
        </span>
        <HandoverMarks handovers={lead.handovers} />
      </Text>
    </article>
  );
}
