"use client";

import { Group, Text } from "@mantine/core";
import {
  type Icon,
  IconClockOff,
  IconEar,
  IconHeadset,
  IconMoon,
  IconPhoneRinging,
  IconPlayerPause,
  IconPlugConnectedX,
  IconUserCheck,
} from "@tabler/icons-react";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Duration } from "@/components/ui/duration";
import { Pill } from "@/components/ui/pill";
import type { Tone } from "@/components/ui/theme";
import type { AppRouter } from "@/server/trpc/root";

export type OperatorNow = inferRouterOutputs<AppRouter>["operators"]["now"]["operators"][number];
export type OperatorStatusValue = OperatorNow["status"];

const LOOKS: Record<OperatorStatusValue["kind"], { tone: Tone; icon: Icon; outline?: boolean }> = {
  free: { tone: "green", icon: IconUserCheck, outline: true },
  ringing: { tone: "amber", icon: IconPhoneRinging },
  connecting: { tone: "blue", icon: IconHeadset },
  talking: { tone: "green", icon: IconHeadset },
  listening: { tone: "violet", icon: IconEar },
  resting: { tone: "cyan", icon: IconMoon },
  paused: { tone: "grey", icon: IconPlayerPause },
  "off-hours": { tone: "grey", icon: IconClockOff, outline: true },
  disconnected: { tone: "red", icon: IconPlugConnectedX, outline: true },
};

/** What an operator is doing, and since or until when. `now` is the server's clock (useServerNow). */
export function OperatorStatus({ status, now }: { status: OperatorStatusValue; now: Date }) {
  const t = useTranslations("team");
  const { tone, icon, outline } = LOOKS[status.kind];
  return (
    <Group gap="2px 8px">
      <Pill tone={tone} icon={icon} outline={outline} pulsing={status.kind === "ringing"}>
        {t(`status.${status.kind}`)}
        {status.reason && `: ${t(`reason.${status.reason}`)}`}
      </Pill>
      <Text size="xs" c="dimmed" component="span" style={{ whiteSpace: "nowrap" }}>
        <When status={status} now={now} />
      </Text>
    </Group>
  );
}

function When({ status, now }: { status: OperatorStatusValue; now: Date }) {
  const t = useTranslations("team");
  const { kind, since, until } = status;
  // A rest is short: the clock's minutes would say nothing.
  if (until && kind === "resting")
    return t.rich("left", {
      duration: () => <Duration seconds={Math.max(0, (until.getTime() - now.getTime()) / 1000)} />,
    });
  if (until) return t.rich("until", { time: () => <ClockTime at={until} now={now} /> });
  if (kind === "paused") return t("untilResumed");
  if (since) return <Duration seconds={(now.getTime() - since.getTime()) / 1000} />;
  return null;
}
