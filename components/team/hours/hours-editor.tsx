"use client";

import { Button, Group, Stack, Switch, Text } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { HoursIssue } from "@/core/schedule/check-hours";
import { type Interval, WEEKDAYS, type Weekday, type WeeklyHours } from "@/core/schedule/hours";
import classes from "./hours-editor.module.css";
import { IntervalsField } from "./intervals-field";
import { OFFICE_DAY, OFFICE_WEEK } from "./office-week";

interface HoursEditorProps {
  /** null: around the clock. */
  value: WeeklyHours | null;
  onChange: (hours: WeeklyHours | null) => void;
  /** What checkHours found; empty until the form was sent once. */
  issues: HoursIssue[];
  /** Whether "around the clock" can be chosen. */
  canBeAlways?: boolean;
}

/** A week of hours, several a day. */
export function HoursEditor({ value, onChange, issues, canBeAlways = true }: HoursEditorProps) {
  const t = useTranslations("team.hoursEditor");
  const problems = useTranslations("team.problems");
  return (
    <Stack gap="sm">
      {canBeAlways && (
        <Switch
          label={t("always")}
          checked={value === null}
          onChange={(event) => onChange(event.currentTarget.checked ? null : OFFICE_WEEK)}
        />
      )}
      {value && (
        <>
          <div className={classes.week}>
            {WEEKDAYS.map((weekday) => (
              <DayRow
                key={weekday}
                weekday={weekday}
                intervals={value[weekday]}
                onChange={(intervals) => onChange({ ...value, [weekday]: intervals })}
                issues={issues.filter((issue) => issue.weekday === weekday)}
              />
            ))}
          </div>
          {issues.some(({ code }) => code === "never-open") && (
            <Text size="sm" c="red" role="alert">
              {problems("never-open")}
            </Text>
          )}
          <CopyButtons value={value} onChange={onChange} />
          <Text size="xs" c="dimmed">
            {t("midnight")}
          </Text>
        </>
      )}
    </Stack>
  );
}

function CopyButtons({ value, onChange }: { value: WeeklyHours; onChange: (hours: WeeklyHours) => void }) {
  const t = useTranslations("team.hoursEditor");
  const monday = value[1];
  const weekdays = { ...value, 2: monday, 3: monday, 4: monday, 5: monday };
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCopy size={14} />}
        onClick={() => onChange(weekdays)}
      >
        {t("copyMonday")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCopy size={14} />}
        onClick={() => onChange({ ...weekdays, 6: monday, 7: monday })}
      >
        {t("copyMondayAll")}
      </Button>
    </Group>
  );
}

interface DayRowProps {
  weekday: Weekday;
  intervals: Interval[];
  onChange: (intervals: Interval[]) => void;
  issues: HoursIssue[];
}

function DayRow({ weekday, intervals, onChange, issues }: DayRowProps) {
  const t = useTranslations("team.hoursEditor");
  const problems = useTranslations("team.problems");
  const day = useDayName()(weekday);
  const problemAt = (index: number) => {
    const code = issues.find((issue) => issue.index === index)?.code;
    return code && problems(code);
  };
  return (
    <div className={classes.day}>
      <Switch
        className={classes.toggle}
        label={day}
        checked={intervals.length > 0}
        onChange={(event) => onChange(event.currentTarget.checked ? OFFICE_DAY : [])}
      />
      {intervals.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("closed")}
        </Text>
      ) : (
        <IntervalsField day={day} value={intervals} onChange={onChange} problemAt={problemAt} />
      )}
    </div>
  );
}

/** Says a weekday as the reader's language does, from a capital. */
function useDayName(): (weekday: Weekday) => string {
  const format = useFormatter();
  return (weekday) => {
    // 1 January 2024 was a Monday.
    const name = format.dateTime(new Date(Date.UTC(2024, 0, weekday)), { weekday: "long", timeZone: "UTC" });
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
}
