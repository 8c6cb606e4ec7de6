"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ClockTime } from "@/components/ui/clock-time";
import { Facts } from "./facts";
import type { LeadDetails } from "./lead";
import classes from "./lead-page.module.css";

/** What was said, to listen to; nothing where no talk was recorded. */
export function LeadRecordings({ recordings }: { recordings: LeadDetails["recordings"] }) {
  const t = useTranslations("leads.page");
  const { slug } = useWorkspace();
  if (recordings.length === 0) return null;
  return (
    <Facts title={t("recordings")}>
      <Stack gap="sm">
        {recordings.map(({ id, readyAt }) => (
          <div key={id}>
            <Text size="xs" c="dimmed" mb={4}>
              {t("recordedUntil")} <ClockTime at={readyAt} date="always" />
            </Text>
            {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said on the telephone */}
            <audio
              controls
              preload="none"
              src={`/api/recordings/${slug}/${id}`}
              className={classes.recording}
            />
          </div>
        ))}
      </Stack>
    </Facts>
  );
}
