"use client";

import { useFormatter, useLocale } from "next-intl";
import { useReaderZone, useTimeZone } from "./time-zone";
import { zoneName } from "./zone-name";

interface ClockTimeProps {
  at: Date | string;
  /** "auto" leaves the date out when it is today's in the shown zone. */
  date?: "auto" | "always" | "never";
  seconds?: boolean;
  /** False where the zone is said once for many times (ZoneNote). */
  zone?: boolean;
  /** Today, for `date="auto"`. */
  now?: Date;
}

/** A moment by the clock, in the workspace's zone; the zone is named where the reader's clock shows something else. */
export function ClockTime({
  at,
  date = "auto",
  seconds = false,
  zone: withZone = true,
  now,
}: ClockTimeProps) {
  const format = useFormatter();
  const locale = useLocale();
  const zone = useTimeZone();
  const readerZone = useReaderZone();
  const moment = typeof at === "string" ? new Date(at) : at;
  const day = (value: Date) => format.dateTime(value, { timeZone: zone, dateStyle: "short" });
  const today = now ?? new Date();
  const withDate = date === "always" || (date === "auto" && day(moment) !== day(today));
  const isThisYear = moment.getUTCFullYear() === today.getUTCFullYear();
  const name = withZone && readerZone && zoneName({ at: moment, shown: zone, reader: readerZone, locale });
  return (
    <time dateTime={moment.toISOString()} suppressHydrationWarning>
      {format.dateTime(moment, {
        timeZone: zone,
        // One clock for everybody: columns of "10:04 PM" are hard to compare.
        hourCycle: "h23",
        hour: "2-digit",
        minute: "2-digit",
        ...(seconds && { second: "2-digit" }),
        ...(withDate && { day: "numeric", month: "short", ...(!isThisYear && { year: "numeric" }) }),
      })}
      {name && ` ${name}`}
    </time>
  );
}

/** Says once, for a whole list, in which zone its times are; nothing where that is the reader's own. */
export function ZoneNote({ at }: { at: Date }) {
  const locale = useLocale();
  const shown = useTimeZone();
  const reader = useReaderZone();
  return reader && zoneName({ at, shown, reader, locale });
}
