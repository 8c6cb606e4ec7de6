"use client";

import { Text } from "@mantine/core";
import {
  type Icon,
  IconBellRinging,
  IconCheck,
  IconMessage,
  IconPhone,
  IconPhoneCall,
  IconPhoneOff,
  IconRobot,
  IconX,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Duration } from "@/components/ui/duration";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { TestCall } from "./accounts";
import classes from "./telephony.module.css";

type Step = TestCall["steps"][number];

const ICONS: Record<Step["what"], Icon> = {
  ordered: IconPhone,
  refused: IconX,
  ringing: IconBellRinging,
  answered: IconPhoneCall,
  machine: IconRobot,
  spoken: IconMessage,
  failed: IconPhoneOff,
  ended: IconCheck,
};

/** What has happened so far, in plain words, with the seconds since it was begun. */
export function TestCallSteps({ call }: { call: TestCall }) {
  const t = useTranslations("telephony.test");
  const timeline = useTranslations("timeline.cause");
  const { steps, startedAt, number, isLost } = call;
  const words = ({ what, cause }: Step) =>
    what === "failed"
      ? t("steps.failed", { cause: cause && timeline.has(cause) ? timeline(cause) : t("unknown") })
      : t.rich(`steps.${what}`, { phone: () => <PhoneNumber e164={number} copy={false} /> });
  return (
    <ol className={classes.steps} aria-live="polite">
      {steps.map((step) => {
        const Glyph = ICONS[step.what];
        return (
          <li key={step.id} className={classes.step}>
            <Glyph size={18} aria-hidden />
            <div>
              <Text size="sm">{words(step)}</Text>
              {step.detail && (
                <Text size="sm" c="dimmed">
                  {step.detail}
                </Text>
              )}
            </div>
            <Text size="sm" className={classes.stepTime}>
              <Duration seconds={Math.max(0, Math.round((step.at - startedAt.getTime()) / 100) / 10)} />
            </Text>
          </li>
        );
      })}
      {isLost && (
        <li className={classes.step}>
          <IconX size={18} aria-hidden />
          <Text size="sm">{t("lost")}</Text>
        </li>
      )}
    </ol>
  );
}
