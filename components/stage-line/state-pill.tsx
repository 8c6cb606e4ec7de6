"use client";

import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import type { Outcome, Stage } from "@/core/callback/state";
import { OUTCOME_LOOKS, STAGE_LOOKS } from "./stage-looks";

/** Where a callback stands, or how it ended, as one pill. */
export function StatePill({ stage, outcome }: { stage: Stage; outcome: Outcome | null }) {
  const t = useTranslations("common");
  if (outcome) {
    const look = OUTCOME_LOOKS[outcome];
    return (
      <Pill tone={look.tone} icon={look.icon} outline>
        {t(`outcome.${outcome}`)}
      </Pill>
    );
  }
  if (stage === "finished") return <Pill tone="grey">{t("stage.finished")}</Pill>;
  const look = STAGE_LOOKS[stage];
  return (
    <Pill tone={look.tone} icon={look.icon} pulsing={look.pulsing}>
      {t(`stage.${stage}`)}
    </Pill>
  );
}
