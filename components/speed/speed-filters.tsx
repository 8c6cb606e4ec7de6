"use client";

import { Group, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import classes from "./speed.module.css";
import { PERIODS, type SpeedFilter } from "./use-speed-filter";

/** The period, and a team or a site where there are several. */
export function SpeedFilters({ filter: { shown, change } }: { filter: SpeedFilter }) {
  const t = useTranslations("speed.filters");
  const trpc = useTrpc();
  const { data } = useQuery(trpc.speed.names.queryOptions());
  const fields = [
    { name: "team", items: data?.teams ?? [], value: shown.team },
    { name: "site", items: data?.sites ?? [], value: shown.site },
  ] as const;
  return (
    <Group gap="xs" mb="md" role="search" aria-label={t("label")}>
      <SegmentedControl
        aria-label={t("period")}
        data={PERIODS.map((days) => ({ value: String(days), label: t(`days.${days}`) }))}
        value={String(shown.days)}
        onChange={(next) => change({ days: PERIODS.find((days) => String(days) === next) })}
      />
      {fields.map(
        ({ name, items, value }) =>
          (items.length > 1 || value) && (
            <Select
              key={name}
              className={classes.option}
              aria-label={t(name)}
              placeholder={t(name)}
              data={items.map(({ id, name: label }) => ({ value: id, label }))}
              value={value}
              onChange={(id) => change({ [name]: id })}
              searchable={items.length > 8}
              clearable
            />
          ),
      )}
    </Group>
  );
}
