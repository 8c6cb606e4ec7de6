"use client";

import { IconCheck, IconClock, IconPlugOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/ui/now";
import { Pill } from "@/components/ui/pill";

const DAY_MS = 86_400_000;

/** Whether a page of the site asked for the widget lately. A quiet site may just have no visitors: no alarm. */
export function SeenPill({ lastSeenAt }: { lastSeenAt: Date | null }) {
  const t = useTranslations("sites.seen");
  const now = useNow(60_000);
  if (!lastSeenAt)
    return (
      <Pill tone="amber" icon={IconPlugOff}>
        {t("never")}
      </Pill>
    );
  const days = Math.floor((now.getTime() - lastSeenAt.getTime()) / DAY_MS);
  return days < 1 ? (
    <Pill tone="green" icon={IconCheck}>
      {t("recently")}
    </Pill>
  ) : (
    <Pill tone="grey" icon={IconClock}>
      {t("daysAgo", { days })}
    </Pill>
  );
}
