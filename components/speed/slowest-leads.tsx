"use client";

import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Who } from "@/components/leads/who";
import { useWorkspace } from "@/components/shell/workspace-context";
import { StageLine } from "@/components/stage-line/stage-line";
import { ClockTime } from "@/components/ui/clock-time";
import { useDuration } from "@/components/ui/duration";
import { FormSection } from "@/components/ui/form-section";
import { Pill } from "@/components/ui/pill";
import { CAUSE_LOOKS } from "./cause-looks";
import type { SlowLead } from "./speed";
import classes from "./speed.module.css";

/** The leads that waited longest, each with its way and what it waited for. */
export function SlowestLeads({ slowest, now }: { slowest: SlowLead[]; now: Date }) {
  const t = useTranslations("speed.slowest");
  return (
    <FormSection title={t("title")} text={slowest.length > 0 && t("text")}>
      {slowest.length === 0 ? (
        <Text size="sm">{t("none")}</Text>
      ) : (
        <ul className={classes.slowest}>
          {slowest.map((one) => (
            <Slow key={one.lead.id} slow={one} now={now} />
          ))}
        </ul>
      )}
    </FormSection>
  );
}

function Slow({ slow, now }: { slow: SlowLead; now: Date }) {
  const t = useTranslations("speed");
  const say = useDuration();
  const { slug } = useWorkspace();
  const { lead, cause, promisedSeconds, waitedSeconds, hasRung } = slow;
  const { tone, icon } = CAUSE_LOOKS[cause];
  return (
    <li className={classes.slow}>
      <div className={classes.slowWho}>
        <Link href={`/${slug}/leads/${lead.id}`} className={classes.link}>
          <Who lead={lead} />
        </Link>
      </div>
      <Text size="sm" c="dimmed" className={classes.slowWhen}>
        <ClockTime at={lead.requestedAt} now={now} zone={false} />
      </Text>
      <div className={classes.slowLine}>
        <StageLine stages={lead.stages} outcome={lead.outcome} now={now} size="row" />
      </div>
      <div className={classes.slowTime}>
        <Text size="sm" fw={550}>
          {t(hasRung ? "slowest.rang" : "slowest.neverRang", { time: say(waitedSeconds) })}
        </Text>
        <Text size="xs" c="dimmed">
          {promisedSeconds === null
            ? t("slowest.unpromised")
            : t("slowest.promised", { time: say(promisedSeconds) })}
        </Text>
      </div>
      <div className={classes.slowCause}>
        <Pill tone={tone} icon={icon}>
          {t(`causes.names.${cause}`)}
        </Pill>
      </div>
    </li>
  );
}
