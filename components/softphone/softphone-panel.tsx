"use client";

import { Box, Button, Stack, Switch, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  type Icon,
  IconAdjustments,
  IconDeviceDesktop,
  IconLoader,
  IconMicrophoneOff,
  IconPlugConnected,
  IconPlugConnectedX,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import { Pill } from "@/components/ui/pill";
import type { Tone } from "@/components/ui/theme";
import type { Line } from "./phone-state";
import type { SoftphoneValue } from "./softphone-context";
import { SoundSettings } from "./sound-settings";
import { TalkControls } from "./talk-controls";

const LOOKS: Record<Line["kind"], { tone: Tone; icon: Icon }> = {
  off: { tone: "grey", icon: IconPlugConnectedX },
  connecting: { tone: "amber", icon: IconLoader },
  ready: { tone: "green", icon: IconPlugConnected },
  reconnecting: { tone: "amber", icon: IconLoader },
  "other-tab": { tone: "grey", icon: IconDeviceDesktop },
  "other-browser": { tone: "grey", icon: IconDeviceDesktop },
  "no-microphone": { tone: "red", icon: IconMicrophoneOff },
  refused: { tone: "red", icon: IconPlugConnectedX },
};

/** The phone in this browser: whether it can be rung, the call on it, and its sound. */
export function SoftphonePanel({ softphone }: { softphone: SoftphoneValue }) {
  const t = useTranslations("softphone");
  const { line, talk, phone, answersAtOnce, setAnswersAtOnce } = softphone;
  const [isOpen, settings] = useDisclosure(false);
  // It stays open when the operator goes on to another page.
  useEffect(() => phone.start(), [phone]);
  const { tone, icon } = LOOKS[line.kind];
  return (
    <Stack gap="sm" mt={8}>
      <div role="status">
        <Pill tone={tone} icon={icon} outline={line.kind !== "ready"}>
          {t(`line.${line.kind}`)}
        </Pill>
        <Trouble line={line} />
      </div>
      {(line.kind === "other-tab" || line.kind === "other-browser") && (
        <Button variant="default" onClick={phone.takeOver}>
          {t("takeOver")}
        </Button>
      )}
      {(line.kind === "no-microphone" || line.kind === "refused") && (
        <Button variant="default" onClick={phone.tryAgain}>
          {t("tryAgain")}
        </Button>
      )}
      {talk && <TalkControls talk={talk} phone={phone} />}
      <Switch
        label={t("auto")}
        description={t("autoText")}
        checked={answersAtOnce}
        onChange={(event) => setAnswersAtOnce(event.currentTarget.checked)}
      />
      <Button
        variant="default"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={settings.open}
      >
        {t("sound.title")}
      </Button>
      <SoundSettings isOpen={isOpen} onClose={settings.close} softphone={softphone} />
    </Stack>
  );
}

/** What is wrong, and what to do about it. */
function Trouble({ line }: { line: Line }) {
  const t = useTranslations("softphone");
  if (line.kind === "no-microphone" || line.kind === "refused")
    return (
      <Box mt={8}>
        <Notice tone="red" role="alert">
          {line.kind === "refused" ? line.sentence : t(`microphone.${line.problem}`)}
        </Notice>
      </Box>
    );
  return (
    <Text size="sm" c="dimmed" mt={6}>
      {t(`lineText.${line.kind}`)}
    </Text>
  );
}
