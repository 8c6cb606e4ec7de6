"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useDuration } from "@/components/ui/duration";
import { Figure, Figures } from "@/components/ui/figure";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AppRouter } from "@/server/trpc/root";
import { dayOf } from "./day-of";
import classes from "./today.module.css";

type TodayNumbers = inferRouterOutputs<AppRouter>["today"]["board"]["numbers"];

/** Few numbers, each of them the door to the leads behind it. */
export function Numbers({ numbers, now }: { numbers: TodayNumbers; now: Date }) {
  const t = useTranslations("today.numbers");
  const format = useFormatter();
  const say = useDuration();
  const day = dayOf(now, useTimeZone());
  const { slug } = useWorkspace();
  const readsReports = useCan("reports:read");
  const leads = `/${slug}/leads`;
  const { asked, talked, waiting, needHuman, medianSeconds } = numbers;
  return (
    <Figures className={classes.numbers}>
      <Figure word={t("asked")} value={asked} href={`${leads}?from=${day}`} />
      <Figure
        word={t("talked")}
        value={talked}
        href={`${leads}?from=${day}&status=conversation`}
        note={asked > 0 && t("talkedShare", { share: format.number(talked / asked, { style: "percent" }) })}
      />
      <Figure word={t("waiting")} value={waiting} href={`${leads}?status=in-progress,scheduled`} />
      <Figure
        word={t("needHuman")}
        value={needHuman}
        href={`${leads}?needs=true`}
        tone={needHuman > 0 ? "red" : undefined}
        note={needHuman > 0 ? t("needHumanHint") : t("needHumanNone")}
      />
      <Figure
        word={t("median")}
        href={readsReports ? `/${slug}/reports/speed?days=1` : undefined}
        value={medianSeconds === null ? "–" : say(medianSeconds)}
        note={medianSeconds === null ? t("medianNone") : t("medianHint")}
      />
    </Figures>
  );
}
