"use client";

import { IconCheck, IconClock, IconRefresh, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";

interface DeliveryStatusProps {
  status: "pending" | "delivered" | "failed";
  /** Tries so far. */
  tries: number;
}

export function DeliveryStatus({ status, tries }: DeliveryStatusProps) {
  const t = useTranslations("connections.delivery");
  if (status === "delivered")
    return (
      <Pill tone="green" icon={IconCheck} outline>
        {t("delivered")}
      </Pill>
    );
  if (status === "failed")
    return (
      <Pill tone="red" icon={IconX}>
        {t("failed")}
      </Pill>
    );
  return tries > 0 ? (
    <Pill tone="amber" icon={IconRefresh}>
      {t("retrying")}
    </Pill>
  ) : (
    <Pill tone="grey" icon={IconClock}>
      {t("pending")}
    </Pill>
  );
}
