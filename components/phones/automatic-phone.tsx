"use client";

import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { DeskPhone } from "@/core/phones-contract/desk";
import classes from "./automatic-phone.module.css";
import { usePhoneName } from "./phone-name";
import { phoneStatus } from "./phone-status";
import stages from "./stages.module.css";
import { TalkTimer } from "./talk-timer";

/** A phone that answers by itself: shown while it is in a call. */
export function AutomaticPhone({ phone, clockOffsetMs }: { phone: DeskPhone; clockOffsetMs: number }) {
  const t = useTranslations("phones");
  const name = usePhoneName(phone);
  const status = phoneStatus(phone);
  if (status === "idle" || phone.call === null) return null;
  const since = phone.call.joinedAt ?? phone.call.answeredAt;
  return (
    <article
      className={`${classes.phone} ${stages.stages}`}
      data-testid={`phone-${phone.number}`}
      data-phone={phone.id}
      data-status={status}
      data-seat={phone.seat}
    >
      <Text size="md" fw={600}>
        {name}
      </Text>
      <Text size="sm" c="dimmed" className="tabular">
        {phone.display}
      </Text>
      <Group gap={8} mt={4} wrap="nowrap">
        <span className={classes.dot} aria-hidden />
        <Text size="sm">{t(`status.${status}`)}</Text>
        {since !== null && (
          <Text component="div" size="sm">
            <TalkTimer since={since + clockOffsetMs} />
          </Text>
        )}
      </Group>
    </article>
  );
}
