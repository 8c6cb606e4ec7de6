"use client";

import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { IconMicrophone, IconMicrophoneOff, IconPhone, IconPhoneOff } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ANSWER } from "@/components/ui/theme";
import classes from "./softphone.module.css";
import { useSoftphone } from "./softphone-context";
import { useRingTone } from "./use-ring-tone";

/** The call that rings or runs in the browser, on every page but the console, which shows it whole. */
export function CallBar() {
  const t = useTranslations("softphone");
  const { slug } = useWorkspace();
  const path = usePathname();
  const softphone = useSoftphone();
  const talk = softphone?.talk ?? null;
  const consolePath = `/${slug}/console`;
  const isShown = talk !== null && path !== consolePath;
  useRingTone(isShown && talk.phase === "ringing", softphone?.devices.ringer ?? "");
  if (!softphone || !isShown) return null;
  const { phone } = softphone;
  const isRinging = talk.phase === "ringing";
  const mute = t(talk.isMuted ? "unmute" : "mute");
  return (
    <section className={classes.callBar} aria-label={t("call")} data-tone={isRinging ? "amber" : "green"}>
      <span className={classes.callWords} role="status">
        <IconPhone size={18} aria-hidden />
        {t(isRinging ? "ringing" : "onLine")}
      </span>
      <Group gap="xs" wrap="nowrap">
        <Button component={Link} href={consolePath} variant="default" size="compact-md">
          {t("toConsole")}
        </Button>
        {isRinging ? (
          <Button size="compact-md" color={ANSWER} onClick={phone.answer}>
            {t("answer")}
          </Button>
        ) : (
          <Tooltip label={mute}>
            <ActionIcon
              size="lg"
              variant="default"
              aria-label={mute}
              aria-pressed={talk.isMuted}
              onClick={() => phone.setMuted(!talk.isMuted)}
            >
              {talk.isMuted ? (
                <IconMicrophoneOff size={18} aria-hidden />
              ) : (
                <IconMicrophone size={18} aria-hidden />
              )}
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t(isRinging ? "decline" : "hangUp")}>
          <ActionIcon
            size="lg"
            color="red.8"
            variant="filled"
            aria-label={t(isRinging ? "decline" : "hangUp")}
            onClick={phone.hangUp}
          >
            <IconPhoneOff size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </section>
  );
}
