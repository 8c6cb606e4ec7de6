"use client";

import "dayjs/locale/ru";
import { ActionIcon, Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { HolidayIssue } from "@/core/schedule/check-hours";
import type { Holiday } from "@/core/schedule/hours";
import classes from "./holidays-editor.module.css";
import { IntervalsField } from "./intervals-field";

interface HolidaysEditorProps {
  value: Holiday[];
  onChange: (holidays: Holiday[]) => void;
  /** What checkHolidays found; empty until the form was sent once. */
  issues: HolidayIssue[];
}

/** Days that differ from the week. A new one stands empty until its date is chosen. */
export function HolidaysEditor({ value, onChange, issues }: HolidaysEditorProps) {
  const t = useTranslations("team.holidaysEditor");
  return (
    <Stack gap="sm">
      {value.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("empty")}
        </Text>
      )}
      {value.map((holiday, index) => (
        <HolidayRow
          // Two rows may carry the same date while they are typed: the place is the only identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          holiday={holiday}
          onChange={(changed) => onChange(value.map((old, i) => (i === index ? changed : old)))}
          onRemove={() => onChange(value.filter((_, i) => i !== index))}
          issues={issues.filter((issue) => issue.holiday === index)}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        style={{ alignSelf: "start" }}
        onClick={() => onChange([...value, { date: "" }])}
      >
        {t("add")}
      </Button>
    </Stack>
  );
}

interface HolidayRowProps {
  holiday: Holiday;
  onChange: (holiday: Holiday) => void;
  onRemove: () => void;
  issues: HolidayIssue[];
}

function HolidayRow({ holiday, onChange, onRemove, issues }: HolidayRowProps) {
  const t = useTranslations("team.holidaysEditor");
  const problems = useTranslations("team.problems");
  const problemAt = (index: number | null) => {
    const code = issues.find((issue) => issue.index === index)?.code;
    return code && problems(code);
  };
  const day = holiday.name || holiday.date || t("date");
  return (
    <div className={classes.holiday}>
      <div className={classes.fields}>
        <DatePickerInput
          aria-label={t("date")}
          placeholder={t("date")}
          valueFormat="D MMM YYYY"
          locale={useLocale()}
          firstDayOfWeek={1}
          value={holiday.date || null}
          onChange={(date) => onChange({ ...holiday, date: date ?? "" })}
          error={problemAt(null)}
        />
        <TextInput
          aria-label={t("name")}
          placeholder={t("nameExample")}
          maxLength={80}
          value={holiday.name ?? ""}
          onChange={(event) => onChange({ ...holiday, name: event.currentTarget.value || undefined })}
        />
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <SegmentedControl
            aria-label={t("kind")}
            size="sm"
            value={holiday.hours ? "other" : "closed"}
            onChange={(kind) =>
              onChange({ ...holiday, hours: kind === "other" ? [{ from: "10:00", to: "14:00" }] : undefined })
            }
            data={[
              { value: "closed", label: t("closed") },
              { value: "other", label: t("otherHours") },
            ]}
          />
          <ActionIcon aria-label={`${t("remove")}: ${day}`} onClick={onRemove}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
      </div>
      {holiday.hours && (
        <IntervalsField
          day={day}
          value={holiday.hours}
          onChange={(hours) => onChange({ ...holiday, hours: hours.length > 0 ? hours : undefined })}
          problemAt={problemAt}
        />
      )}
    </div>
  );
}
