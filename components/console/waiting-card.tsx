"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { LiveStatus } from "@/core/live-contract/status";
import classes from "./console.module.css";

/** Nobody is on the phone: what comes next, in a sentence. */
export function WaitingCard({ status: { kind } }: { status: LiveStatus }) {
  const t = useTranslations("console.waiting");
  return (
    <div className={classes.waiting}>
      <Text fw={600} size="lg">
        {t(`${kind}.title`)}
      </Text>
      <Text c="dimmed" size="sm" mt={4}>
        {t(`${kind}.text`)}
      </Text>
    </div>
  );
}
