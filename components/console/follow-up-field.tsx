"use client";

import "dayjs/locale/ru";
import { Group, NativeSelect, Text } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import { dayOf } from "@/components/today/day-of";
import { ZoneNote } from "@/components/ui/clock-time";
import { useTimeZone } from "@/components/ui/time-zone";

const KINDS = ["none", "hour", "tomorrow", "day"] as const;

export type FollowUp =
  | { kind: "none" }
  | { kind: "hour" }
  /** A wall clock's time in the workspace's zone. */
  | { kind: "tomorrow" | "day"; date: string | null; time: string };

const MORNING = "10:00";
const DAY_MS = 86_400_000;

export const isComplete = (value: FollowUp): boolean =>
  value.kind === "none" || value.kind === "hour" || (value.date !== null && /^\d{2}:\d{2}$/.test(value.time));

/** As the server takes it. */
export function toWish(value: FollowUp) {
  if (value.kind === "none") return null;
  if (value.kind === "hour") return { kind: "minutes", minutes: 60 } as const;
  return { kind: "wall", at: `${value.date}T${value.time}` } as const;
}

interface FollowUpFieldProps {
  value: FollowUp;
  onChange: (value: FollowUp) => void;
  now: Date;
}

/** Whether to call again, and when: by the clock of the workspace's zone. */
export function FollowUpField({ value, onChange, now }: FollowUpFieldProps) {
  const t = useTranslations("console.followUp");
  const locale = useLocale();
  const zone = useTimeZone();
  const choose = (kind: (typeof KINDS)[number]) => {
    if (kind === "none" || kind === "hour") onChange({ kind });
    else onChange({ kind, date: dayOf(new Date(now.getTime() + DAY_MS), zone), time: MORNING });
  };
  const isTimed = value.kind === "tomorrow" || value.kind === "day";
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label={t("label")}
        data={KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
        value={value.kind}
        onChange={({ currentTarget }) => choose(KINDS.find((kind) => kind === currentTarget.value) ?? "none")}
      />
      {value.kind === "day" && (
        <DateInput
          label={t("date")}
          locale={locale}
          valueFormat="D MMM YYYY"
          minDate={dayOf(now, zone)}
          value={value.date}
          onChange={(date) => onChange({ ...value, date })}
        />
      )}
      {isTimed && (
        <>
          <TimePicker
            label={t("time")}
            format="24h"
            hoursInputLabel={t("hours")}
            minutesInputLabel={t("minutes")}
            value={value.time}
            onChange={(time) => onChange({ ...value, time })}
          />
          <Text size="sm" c="dimmed" pb={8}>
            <ZoneNote at={now} />
          </Text>
        </>
      )}
    </Group>
  );
}
