"use client";

import { Tooltip } from "@mantine/core";
import { useFormatter } from "next-intl";
import { ClockTime } from "./clock-time";
import { useNow } from "./now";

/** "3 minutes ago", kept up to date; the exact moment on hover and focus. */
export function RelativeTime({ at }: { at: Date | string }) {
  const format = useFormatter();
  const now = useNow(15_000);
  const moment = typeof at === "string" ? new Date(at) : at;
  return (
    <Tooltip label={<ClockTime at={moment} date="always" seconds />}>
      <time dateTime={moment.toISOString()} suppressHydrationWarning>
        {format.relativeTime(moment, now)}
      </time>
    </Tooltip>
  );
}
