"use client";

import { useInterval } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { clockFace } from "./clock-face";

/** `since` is the reader's clock, epoch ms. */
export function TalkTimer({ since }: { since: number }) {
  const t = useTranslations("phones");
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 250, { autoInvoke: true });
  return (
    <span className="tabular" role="timer" aria-label={t("duration")}>
      {clockFace(now - since)}
    </span>
  );
}
