"use client";

import { Button, Menu } from "@mantine/core";
import { IconBellZ, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Deeds } from "./use-deeds";

const MINUTES = [5, 15, 30, 60] as const;

/** A pause that begins when the running call is over. */
export function SnoozeMenu({ minutes, deeds }: { minutes: number | null; deeds: Deeds }) {
  const t = useTranslations("console.snooze");
  if (minutes !== null)
    return (
      <Button
        variant="light"
        loading={deeds.snooze.isPending}
        rightSection={<IconX size={14} aria-hidden />}
        aria-label={`${t("wished", { minutes })}. ${t("takeBack")}`}
        onClick={() => deeds.snooze.mutate({ minutes: null })}
      >
        {t("wished", { minutes })}
      </Button>
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={deeds.snooze.isPending}
          leftSection={<IconBellZ size={16} aria-hidden />}
        >
          {t("label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MINUTES.map((count) => (
          <Menu.Item key={count} onClick={() => deeds.snooze.mutate({ minutes: count })}>
            {t("minutes", { minutes: count })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
