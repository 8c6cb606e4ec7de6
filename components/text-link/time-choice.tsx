"use client";

import { Button, Stack, Text, Title } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ClockTime } from "@/components/ui/clock-time";
import { useReaderZone, useTimeZone } from "@/components/ui/time-zone";
import { zoneName } from "@/components/ui/zone-name";
import type { TextLinkView } from "@/core/text-message/link-view";
import classes from "./text-link.module.css";

interface TimeChoiceProps {
  days: TextLinkView["days"];
  /** What is arranged already, ISO 8601: marked, and not to be arranged again. */
  arranged: string | null;
  isSending: boolean;
  isDisabled: boolean;
  onChoose: (at: string) => void;
}

/** A day, then one of its times, then a press: nothing is arranged by touching a time by mistake. */
export function TimeChoice({ days, arranged, isSending, isDisabled, onChoose }: TimeChoiceProps) {
  const t = useTranslations("text-link");
  const format = useFormatter();
  const [date, setDate] = useState(days[0]?.date);
  const [time, setTime] = useState(arranged);
  const titleId = useId();
  const day = days.find((one) => one.date === date) ?? days[0];
  if (!day) return <Text c="dimmed">{t("noTimes")}</Text>;
  const chosen = time !== null && time !== arranged && day.times.includes(time) ? time : null;
  return (
    <Stack gap="md" component="section" aria-labelledby={titleId}>
      <Title order={2} id={titleId}>
        {t("times")}
      </Title>
      <div className={classes.days} role="radiogroup" aria-label={t("day")}>
        {days.map((one) => (
          <Choice key={one.date} name="day" isChosen={one === day} onChoose={() => setDate(one.date)}>
            <span className={classes.weekday}>
              {format.dateTime(noon(one.date), { weekday: "short", timeZone: "UTC" })}
            </span>
            <span>
              {format.dateTime(noon(one.date), { day: "numeric", month: "short", timeZone: "UTC" })}
            </span>
          </Choice>
        ))}
      </div>
      <div className={classes.times} role="radiogroup" aria-label={t("time")}>
        {day.times.map((at) => (
          <Choice key={at} name="time" isChosen={at === time} onChoose={() => setTime(at)}>
            <ClockTime at={at} date="never" zone={false} />
          </Choice>
        ))}
      </div>
      <Zone at={day.times[0]} />
      <Button
        size="lg"
        fullWidth
        variant={chosen ? "filled" : "default"}
        disabled={!chosen || isDisabled}
        loading={isSending}
        onClick={() => chosen && onChoose(chosen)}
      >
        {/* One child: between several, a button leaves no room. */}
        <span>
          {chosen
            ? t.rich("choose", { time: () => <ClockTime at={chosen} date="always" zone={false} /> })
            : t("times")}
        </span>
      </Button>
    </Stack>
  );
}

interface ChoiceProps {
  name: string;
  isChosen: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}

/** A radio that looks like a button: arrows move in the group, as people know it. */
function Choice({ name, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className={classes.choice} data-chosen={isChosen}>
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className={classes.radio} />
      {children}
    </label>
  );
}

/** In whose time it is, where the reader's clock shows something else. */
function Zone({ at }: { at: string | undefined }) {
  const t = useTranslations("text-link");
  const locale = useLocale();
  const shown = useTimeZone();
  const reader = useReaderZone();
  const name = at && reader && zoneName({ at: new Date(at), shown, reader, locale });
  if (!name) return null;
  return (
    <Text size="sm" c="dimmed">
      {t("zone", { zone: name })}
    </Text>
  );
}

/** A calendar day as a moment that is that day everywhere near UTC. */
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);
