"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { PacingNote } from "@/core/live-contract/board";

/** What the team's pacing expects at this moment, or why operators are rung first. */
export function PacingLine({ pacing }: { pacing: PacingNote }) {
  const t = useTranslations("live.pacing");
  const { lately } = pacing;
  return (
    <Text size="xs" c="dimmed" mb={8} data-testid="pacing">
      {pacing.leading === null ? t("meeting", values(pacing)) : t(`leading.${pacing.leading}`)}
      {lately.answered > 0 && ` ${t("lately", lately)}`}
    </Text>
  );
}

const values = (pacing: PacingNote) => ({
  line: pacing.operatorsOnLine,
  ringing: pacing.operatorsRinging,
  pickUp: pacing.pickUpSeconds,
  answer: pacing.answerSeconds,
  share: pacing.answerPercent,
  risk: pacing.riskPercent,
});
