"use client";

import { Button, Group, Popover, Stack, Text } from "@mantine/core";
import {
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneIncoming,
  IconPhoneOff,
  IconVolume,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Keypad } from "@/components/phones/keypad";
import { Notice } from "@/components/ui/notice";
import { LevelMeter } from "./level-meter";
import type { Talk } from "./phone-state";
import type { Softphone } from "./softphone";

/** The call in this browser. What it is about stands on the call's card. */
export function TalkControls({ talk, phone }: { talk: Talk; phone: Softphone }) {
  const t = useTranslations("softphone");
  if (talk.phase === "ringing")
    return (
      <Stack gap="xs">
        {talk.problem && (
          <Notice tone="red" role="alert">
            {t(`microphone.${talk.problem}`)}
          </Notice>
        )}
        <Button
          variant="default"
          leftSection={<IconPhoneIncoming size={16} aria-hidden />}
          onClick={phone.answer}
        >
          {t("listenFirst")}
        </Button>
      </Stack>
    );
  const isUp = talk.phase === "up";
  return (
    <Stack gap="xs">
      {talk.needsTouch && (
        <Button leftSection={<IconVolume size={16} aria-hidden />} onClick={phone.playAloud}>
          {t("playAloud")}
        </Button>
      )}
      <Group gap="xs" grow>
        <Button
          variant={talk.isMuted ? "filled" : "default"}
          color="red.8"
          disabled={!isUp}
          aria-pressed={talk.isMuted}
          leftSection={
            talk.isMuted ? (
              <IconMicrophoneOff size={16} aria-hidden />
            ) : (
              <IconMicrophone size={16} aria-hidden />
            )
          }
          onClick={() => phone.setMuted(!talk.isMuted)}
        >
          {t(talk.isMuted ? "unmute" : "mute")}
        </Button>
        <Popover position="bottom-end" trapFocus>
          <Popover.Target>
            <Button variant="default" disabled={!isUp} leftSection={<IconDialpad size={16} aria-hidden />}>
              {t("keys")}
            </Button>
          </Popover.Target>
          <Popover.Dropdown w={220}>
            <Keypad disabled={!isUp} onPress={phone.press} />
          </Popover.Dropdown>
        </Popover>
      </Group>
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {t(talk.isMuted ? "youMuted" : "you")}
        </Text>
        <LevelMeter stream={talk.isMuted ? null : talk.own} label={t("you")} />
        <Text size="xs" c="dimmed" mt={8} mb={4}>
          {t("them")}
        </Text>
        <LevelMeter stream={talk.theirs} label={t("them")} />
      </div>
      <Button color="red.8" leftSection={<IconPhoneOff size={16} aria-hidden />} onClick={phone.hangUp}>
        {t("hangUp")}
      </Button>
    </Stack>
  );
}
