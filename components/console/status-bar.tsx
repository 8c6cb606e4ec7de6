"use client";

import { Button, Group } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { OperatorStatus } from "@/components/operators/operator-status";
import { PauseMenu } from "@/components/operators/pause-menu";
import { statusOf } from "@/components/operators/status-of";
import type { ConsoleView } from "@/core/live-contract/console";
import classes from "./console.module.css";
import { Key } from "./key";
import { SnoozeMenu } from "./snooze-menu";
import type { Deeds } from "./use-deeds";

interface StatusBarProps {
  view: ConsoleView;
  now: Date;
  deeds: Deeds;
}

/** Whether the next call may come, since or until when, and the switch for it. */
export function StatusBar({ view: { operator, status, snoozeMinutes, call }, now, deeds }: StatusBarProps) {
  const t = useTranslations("console");
  const isResting = status.kind === "resting";
  const isPaused = status.kind === "paused";
  return (
    <section className={classes.bar} aria-label={t("status.label")}>
      <OperatorStatus status={statusOf(status)} now={now} />
      <Group gap="xs" className={classes.barDoings}>
        {isResting && status.until !== null && (
          <Button
            variant="default"
            loading={deeds.restLonger.isPending}
            onClick={() => deeds.restLonger.mutate()}
          >
            {t("status.minuteMore")}
          </Button>
        )}
        {(isPaused || (isResting && !call)) && (
          <Button
            loading={deeds.ready.isPending}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            rightSection={<Key>R</Key>}
            onClick={() => deeds.ready.mutate()}
          >
            {t("status.ready")}
          </Button>
        )}
        {call ? (
          <SnoozeMenu minutes={snoozeMinutes} deeds={deeds} />
        ) : (
          !isPaused && <PauseMenu operator={operator} isPaused={false} isOwn withReason size="sm" />
        )}
      </Group>
    </section>
  );
}
