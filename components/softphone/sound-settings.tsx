"use client";

import { Button, Modal, Select, Stack, Text } from "@mantine/core";
import { IconMicrophone, IconPlayerStop, IconVolume } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { LevelMeter } from "./level-meter";
import type { Devices } from "./phone-state";
import { playTone } from "./play-tone";
import type { SoftphoneValue } from "./softphone-context";
import { useDevices } from "./use-devices";
import { useMicrophoneTest } from "./use-microphone-test";

interface SoundSettingsProps {
  isOpen: boolean;
  onClose: () => void;
  softphone: SoftphoneValue;
}

/** Which devices a call uses, and a try of each. */
export function SoundSettings({ isOpen, onClose, softphone }: SoundSettingsProps) {
  const t = useTranslations("softphone.sound");
  const [isTesting, setTesting] = useState(false);
  return (
    <Modal
      opened={isOpen}
      onClose={() => {
        setTesting(false);
        onClose();
      }}
      title={t("title")}
    >
      <Choices
        softphone={softphone}
        isOpen={isOpen}
        isTesting={isTesting}
        onTest={() => setTesting(!isTesting)}
      />
    </Modal>
  );
}

interface ChoicesProps {
  softphone: SoftphoneValue;
  isOpen: boolean;
  isTesting: boolean;
  onTest: () => void;
}

function Choices({ softphone: { devices, setDevices }, isOpen, isTesting, onTest }: ChoicesProps) {
  const t = useTranslations("softphone");
  const { microphones, speakers } = useDevices(isOpen);
  const test = useMicrophoneTest(isTesting, devices.microphone);
  const choice = (key: keyof Devices, choices: typeof speakers) => {
    const known = choices.some(({ value }) => value === devices[key]);
    return {
      label: t(`sound.${key}`),
      data: [{ value: "", label: t("sound.system") }, ...choices],
      value: known ? devices[key] : "",
      allowDeselect: false,
      onChange: (value: string | null) => setDevices({ ...devices, [key]: value ?? "" }),
    };
  };
  return (
    <Stack>
      <Select {...choice("microphone", microphones)} />
      <Button
        variant="default"
        aria-pressed={isTesting}
        leftSection={
          isTesting ? <IconPlayerStop size={16} aria-hidden /> : <IconMicrophone size={16} aria-hidden />
        }
        onClick={onTest}
      >
        {t(isTesting ? "sound.stopTest" : "sound.test")}
      </Button>
      {test.problem && (
        <Notice tone="red" role="alert">
          {t(`microphone.${test.problem}`)}
        </Notice>
      )}
      {isTesting && !test.problem && (
        <div>
          <LevelMeter stream={test.stream} label={t("sound.microphone")} />
          <Text size="sm" c="dimmed" mt={6}>
            {t("sound.testText")}
          </Text>
        </div>
      )}
      <Select {...choice("speaker", speakers)} />
      <TryTone label={t("sound.trySpeaker")} deviceId={devices.speaker} />
      <Select {...choice("ringer", speakers)} description={t("sound.ringerText")} />
      <TryTone label={t("sound.tryRinger")} deviceId={devices.ringer} />
    </Stack>
  );
}

function TryTone({ label, deviceId }: { label: string; deviceId: string }) {
  return (
    <Button
      variant="default"
      leftSection={<IconVolume size={16} aria-hidden />}
      onClick={() => void playTone(deviceId)}
    >
      {label}
    </Button>
  );
}
