"use client";

import { ActionIcon, Group, Stack, Text } from "@mantine/core";
import { TimePicker } from "@mantine/dates";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { Interval } from "@/core/schedule/hours";

interface IntervalsFieldProps {
  /** Names the day to screen readers. */
  day: string;
  value: Interval[];
  onChange: (intervals: Interval[]) => void;
  /** What is wrong with the interval at this place, in words. */
  problemAt: (index: number) => string | undefined;
}

/** The hours of one day: any number of intervals. Midnight at the end is shown as 00:00 and kept as 24:00. */
export function IntervalsField({ day, value, onChange, problemAt }: IntervalsFieldProps) {
  const t = useTranslations("team.hoursEditor");
  const replace = (index: number, part: Partial<Interval>) =>
    onChange(value.map((interval, i) => (i === index ? { ...interval, ...part } : interval)));
  return (
    <Stack gap={6}>
      {value.map((interval, index) => (
        // Intervals have no identity of their own: their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index}>
          <Group gap={6} wrap="nowrap">
            <TimeField
              label={t("from", { day })}
              value={interval.from}
              onChange={(from) => replace(index, { from })}
              hasProblem={problemAt(index) !== undefined}
            />
            <Text c="dimmed" aria-hidden>
              –
            </Text>
            <TimeField
              label={t("to", { day })}
              value={interval.to === "24:00" ? "00:00" : interval.to}
              onChange={(to) => replace(index, { to: to === "00:00" ? "24:00" : to })}
              hasProblem={problemAt(index) !== undefined}
            />
            <ActionIcon
              aria-label={t("removeFor", { day })}
              onClick={() => onChange(value.filter((_, i) => i !== index))}
            >
              <IconX size={16} />
            </ActionIcon>
            {index === value.length - 1 && (
              <ActionIcon
                aria-label={t("addFor", { day })}
                onClick={() => onChange([...value, following(value)])}
              >
                <IconPlus size={16} />
              </ActionIcon>
            )}
          </Group>
          {problemAt(index) && (
            <Text size="xs" c="red" role="alert">
              {problemAt(index)}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}

interface TimeFieldProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
  hasProblem: boolean;
}

function TimeField({ label, value, onChange, hasProblem }: TimeFieldProps) {
  const t = useTranslations("team.hoursEditor");
  return (
    <TimePicker
      size="sm"
      format={useLocale() === "en" ? "12h" : "24h"}
      value={value}
      onChange={onChange}
      error={hasProblem}
      hoursInputLabel={`${label}, ${t("hours")}`}
      minutesInputLabel={`${label}, ${t("minutes")}`}
      amPmInputLabel={`${label}, ${t("amPm")}`}
    />
  );
}

/** A sensible next interval: after a break of an hour where the day has room for one. */
function following(intervals: Interval[]): Interval {
  const last = intervals.at(-1)?.to ?? "08:00";
  const hour = Number(last.slice(0, 2)) + 1;
  const at = (value: number) => `${String(Math.min(value, 24)).padStart(2, "0")}:00`;
  return hour < 23 ? { from: at(hour), to: at(hour + 4) } : { from: "23:00", to: "24:00" };
}
