"use client";

import { Alert } from "@mantine/core";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionView } from "./views";

/** Its receiver is out of reach: since when, when we ask again, and that nobody has to do anything. */
export function OutageNotice({ connection: { status, outage } }: { connection: ConnectionView }) {
  const t = useTranslations("connections.log");
  if (!outage || status === "paused") return null;
  return (
    <Alert color="yellow" p="sm">
      {t.rich("outage", {
        since: () => <RelativeTime at={outage.since} />,
        until: () => <RelativeTime at={outage.until} />,
      })}
    </Alert>
  );
}
