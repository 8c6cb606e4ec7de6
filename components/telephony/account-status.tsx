"use client";

import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconPlayerPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import type { Account } from "./accounts";

/** Working, in trouble, paused, or not asked yet. */
export function AccountStatus({ account }: { account: Account }) {
  const t = useTranslations("telephony.status");
  if (account.isPaused)
    return (
      <Pill tone="grey" icon={IconPlayerPause}>
        {t("paused")}
      </Pill>
    );
  if (account.trouble)
    return (
      <Pill tone={account.trouble.passedOverUntil ? "red" : "amber"} icon={IconAlertTriangle}>
        {t(account.trouble.passedOverUntil ? "passedOver" : "troubled")}
      </Pill>
    );
  return account.checkedAt ? (
    <Pill tone="green" icon={IconCircleCheck} outline>
      {t("works")}
    </Pill>
  ) : (
    <Pill tone="grey" icon={IconCircleDashed} outline>
      {t("unchecked")}
    </Pill>
  );
}
