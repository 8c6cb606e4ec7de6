"use client";

import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconPhoneIncoming, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { PickUp } from "@/components/softphone/use-pick-up";
import { ANSWER } from "@/components/ui/theme";
import type { ConsoleCall } from "@/core/live-contract/console";
import classes from "./console.module.css";
import { Key } from "./key";
import type { Deeds } from "./use-deeds";

const PAUSES = [5, 15, 60] as const;

interface CallAnswersProps {
  call: ConsoleCall;
  deeds: Deeds;
  pickUp: PickUp;
}

/** Take the call, or leave it to the next operator; nothing once it is taken. */
export function CallAnswers({ call, deeds: { accept, decline }, pickUp }: CallAnswersProps) {
  const t = useTranslations("console.call");
  if (!call.canDecline) return null;
  const refuse = (pauseMinutes: number | null) => decline.mutate({ callId: call.id, pauseMinutes });
  return (
    <div className={classes.answers}>
      {call.canAccept || pickUp.canPickUp ? (
        <Button
          size="md"
          color={ANSWER}
          loading={accept.isPending || pickUp.isPending}
          leftSection={<IconCheck size={18} aria-hidden />}
          rightSection={<Key>A</Key>}
          onClick={() => (call.canAccept ? accept.mutate({ callId: call.id }) : pickUp.pickUp())}
        >
          {t("accept")}
        </Button>
      ) : (
        // The phone is the operator's own: nothing here can pick it up.
        <span className={classes.pickUp} data-tone="amber">
          <IconPhoneIncoming size={20} aria-hidden />
          {t("pickUp")}
        </span>
      )}
      <Button
        size="md"
        variant="default"
        loading={decline.isPending}
        leftSection={<IconX size={18} aria-hidden />}
        rightSection={<Key>D</Key>}
        onClick={() => refuse(null)}
      >
        {t("decline")}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="md" variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t("declineAndPause")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PAUSES.map((minutes) => (
            <Menu.Item key={minutes} onClick={() => refuse(minutes)}>
              {t("pauseFor", { minutes })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
