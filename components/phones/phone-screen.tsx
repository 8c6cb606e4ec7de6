"use client";

import { Text } from "@mantine/core";
import {
  IconHeadset,
  IconPhone,
  IconPhoneCall,
  IconPhoneOutgoing,
  IconPhoneRinging,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { DeskCall, DeskPhone } from "@/core/phones-contract/desk";
import { clockFace } from "./clock-face";
import classes from "./phone-screen.module.css";
import { type PhoneStatus, phoneStatus } from "./phone-status";
import { TalkTimer } from "./talk-timer";

const ICONS = {
  idle: IconPhone,
  calling: IconPhoneOutgoing,
  ringing: IconPhoneRinging,
  waiting: IconHeadset,
  talking: IconPhoneCall,
} satisfies Record<PhoneStatus, typeof IconPhone>;

interface PhoneScreenProps {
  phone: DeskPhone;
  /** The number it talks with, for reading; null while it talks with nobody on the desk. */
  other: string | null;
  clockOffsetMs: number;
}

/** What the phone's display says. The status line is announced to screen readers; the running clock is not. */
export function PhoneScreen({ phone, other, clockOffsetMs }: PhoneScreenProps) {
  const t = useTranslations("phones");
  const status = phoneStatus(phone);
  const { call } = phone;
  const Icon = ICONS[status];
  const since = call === null ? null : (call.joinedAt ?? call.answeredAt);
  return (
    <div className={classes.screen}>
      <div className={classes.line}>
        <div role="status" className={classes.status}>
          <Icon size={20} aria-hidden className={classes.icon} />
          <div>
            <Text fw={600}>{t(`status.${status}`)}</Text>
            {call !== null && <Text className={classes.party}>{other ?? call.callerName}</Text>}
          </div>
        </div>
        {since !== null && (
          <Text component="div" fw={600}>
            <TalkTimer since={since + clockOffsetMs} />
          </Text>
        )}
      </div>
      {call === null ? <LastCall lastCall={phone.lastCall} /> : <Heard call={call} />}
    </div>
  );
}

function Heard({ call }: { call: DeskCall }) {
  const t = useTranslations("phones");
  if (call.state === "ringing") return null;
  return (
    <>
      <div aria-live="polite">
        {call.announcement && (
          <blockquote
            className={classes.heard}
            lang={call.announcement.language}
            data-speaking={call.announcement.speaking}
          >
            {call.announcement.sound === null
              ? call.announcement.text
              : t("plays", { title: call.announcement.sound })}
          </blockquote>
        )}
      </div>
      {call.follows && (
        <Text size="sm" data-testid="follows">
          {t(`follows.${call.follows.mode}`, call.follows)}
        </Text>
      )}
      {call.hearsManager && <Text size="sm">{t("hearsManager")}</Text>}
      {call.dialled !== null && (
        <Text size="sm" className="tabular">
          {t("dialled", { keys: call.dialled })}
        </Text>
      )}
      {call.digits !== "" && (
        <Text size="sm" className="tabular">
          {t("pressed", { digits: call.digits })}
        </Text>
      )}
    </>
  );
}

function LastCall({ lastCall }: { lastCall: DeskPhone["lastCall"] }) {
  const t = useTranslations("phones");
  if (lastCall === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {lastCallText(lastCall, t)}
    </Text>
  );
}

function lastCallText(
  { cause, talkMs }: NonNullable<DeskPhone["lastCall"]>,
  t: ReturnType<typeof useTranslations<"phones">>,
): string {
  if (talkMs > 0) return t("lastCall.talked", { time: clockFace(talkMs) });
  switch (cause) {
    case "no-answer":
    case "rejected":
    case "cancelled":
    case "busy":
      return t(`lastCall.${cause}`);
    default:
      return t("lastCall.other");
  }
}
