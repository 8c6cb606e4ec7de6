"use client";

import { Group, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { ClockTime } from "@/components/ui/clock-time";
import { Pill } from "@/components/ui/pill";
import classes from "./connections.module.css";
import { ExchangeList } from "./exchange-list";
import { type DeliveryDetail, errorKindOf } from "./views";

/** Every try, newest first: when, how long, what came back, and what that means. */
export function DeliveryTries({ tries, isCrm }: Pick<DeliveryDetail, "tries" | "isCrm">) {
  const t = useTranslations("connections");
  if (tries.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("detail.noTries")}
      </Text>
    );
  return (
    <Stack gap="sm">
      {tries.map((tried) => (
        <Try key={tried.id} tried={tried} isCrm={isCrm} />
      ))}
    </Stack>
  );
}

function Try({ tried, isCrm }: { tried: DeliveryDetail["tries"][number]; isCrm: boolean }) {
  const t = useTranslations("connections");
  const format = useFormatter();
  const kind = errorKindOf(tried.errorKind, isCrm);
  return (
    <div className={classes.try}>
      <Group gap="xs" mb={4}>
        <Pill tone={tried.errorKind ? "red" : "green"} outline>
          {tried.responseStatus ?? t("detail.noAnswer")}
        </Pill>
        <Text size="sm" c="dimmed">
          <ClockTime at={tried.at} date="always" seconds />
          {" · "}
          {format.number(tried.durationMs, { style: "unit", unit: "millisecond", unitDisplay: "short" })}
        </Text>
      </Group>
      {kind && (
        <Text size="sm" mb={4}>
          {t(`errorKinds.${kind}`)}{" "}
          <Text component="span" inherit c="dimmed" lang="en">
            {tried.error}
          </Text>
        </Text>
      )}
      {tried.refusedFields.length > 0 && (
        <Text size="sm" mb={4}>
          {t("detail.refusedFields", { fields: format.list(tried.refusedFields) })}
        </Text>
      )}
      {tried.exchanges.length > 0 ? (
        <ExchangeList exchanges={tried.exchanges} />
      ) : tried.responseBody ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keyboards must be able to scroll it
        <pre className={classes.code} tabIndex={0}>
          {tried.responseBody}
        </pre>
      ) : (
        tried.responseStatus !== null && (
          <Text size="sm" c="dimmed">
            {t("detail.emptyAnswer")}
          </Text>
        )
      )}
    </div>
  );
}
