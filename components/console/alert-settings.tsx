"use client";

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconBell, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { CallAlerts } from "./use-call-alerts";

/** How a call makes itself noticed when the page is not in sight. */
export function AlertSettings({ alerts }: { alerts: CallAlerts }) {
  const t = useTranslations("console.alerts");
  const { permission, askPermission, isSoundOn, setSoundOn } = alerts;
  const sound = t(isSoundOn ? "soundOff" : "soundOn");
  return (
    <>
      {permission === "default" && (
        <Button variant="default" leftSection={<IconBell size={16} aria-hidden />} onClick={askPermission}>
          {t("ask")}
        </Button>
      )}
      <Tooltip label={sound}>
        <ActionIcon
          size="lg"
          variant="default"
          aria-label={sound}
          aria-pressed={isSoundOn}
          onClick={() => setSoundOn(!isSoundOn)}
        >
          {isSoundOn ? <IconVolume size={18} aria-hidden /> : <IconVolumeOff size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}
