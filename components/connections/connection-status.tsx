"use client";

import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import { type ConnectionView, pauseReason } from "./views";

/** Working, failing, or paused and why. */
export function ConnectionStatus({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("connections.status");
  const reason = pauseReason(connection);
  if (reason)
    return (
      <Pill tone={reason === "by-hand" ? "grey" : "red"} icon={IconPlayerPause}>
        {t(reason)}
      </Pill>
    );
  return connection.failuresInRow > 0 ? (
    <Pill tone="amber" icon={IconAlertTriangle}>
      {t("troubled")}
    </Pill>
  ) : (
    <Pill tone="green" icon={IconCircleCheck} outline>
      {t("active")}
    </Pill>
  );
}
