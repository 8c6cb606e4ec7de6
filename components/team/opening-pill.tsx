"use client";

import { IconClock, IconClockOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Pill } from "@/components/ui/pill";
import type { TeamView } from "./team";

const NEAR_MS = 7 * 24 * 3_600_000;

/** Open or closed, and until when. */
export function OpeningPill({ team, now }: { team: TeamView; now: Date }) {
  const t = useTranslations("team");
  const { open, changesAt, hours } = team;
  // A holiday weeks away is no news: until it is near, the team is simply open.
  const isNear = changesAt !== null && changesAt.getTime() - now.getTime() < NEAR_MS;
  const label = isNear
    ? t.rich(open ? "openUntil" : "closedUntil", { time: () => <ClockTime at={changesAt} now={now} /> })
    : t(open ? (hours === null ? "alwaysOpen" : "open") : "closed");
  return (
    <Pill tone={open ? "green" : "grey"} icon={open ? IconClock : IconClockOff} outline>
      <span>{label}</span>
    </Pill>
  );
}
