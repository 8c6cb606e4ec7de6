"use client";

import { Button, Chip, Group, MultiSelect, Select, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useHotkeys } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconCalendar, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import "dayjs/locale/ru";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { LEAD_STATUSES } from "@/core/callback/lead-statuses";
import classes from "./leads.module.css";
import type { useLeadFilter } from "./use-lead-filter";

type Filter = ReturnType<typeof useLeadFilter>;

/** Search and filters. "/" goes to the search field, as in every list of this kind. */
export function LeadFilters({ filter }: { filter: Filter }) {
  const t = useTranslations("leads.filters");
  const { shown, change } = filter;
  const search = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const fields = useId();
  useHotkeys([["/", () => search.current?.focus()]]);
  return (
    <Group gap="xs" mb="md" role="search" aria-label={t("label")}>
      <TextInput
        ref={search}
        className={classes.search}
        aria-label={t("search")}
        placeholder={t("search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={shown.q}
        onChange={(event) => change({ q: event.currentTarget.value })}
      />
      {/* On a phone the leads come first: the fields open on demand, and the button says how many are set. */}
      <Button
        hiddenFrom="sm"
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} />}
        aria-expanded={isOpen}
        aria-controls={fields}
        onClick={() => setOpen(!isOpen)}
      >
        {t("fields", { count: filter.setFields })}
      </Button>
      <div id={fields} className={classes.fields} data-open={isOpen || undefined}>
        <StatusField filter={filter} />
        <OptionFields filter={filter} />
        <PeriodField filter={filter} />
        <Chip size="sm" radius={8} checked={shown.needs} onChange={(needs) => change({ needs })}>
          {t("needsHuman")}
        </Chip>
      </div>
      {filter.isFiltered && (
        <Button variant="subtle" color="gray" onClick={filter.clear}>
          {t("clear")}
        </Button>
      )}
    </Group>
  );
}

function StatusField({ filter: { shown, change } }: { filter: Filter }) {
  const t = useTranslations();
  const label = (status: (typeof LEAD_STATUSES)[number]) =>
    status === "in-progress"
      ? t("leads.filters.inProgress")
      : status === "scheduled"
        ? t("common.stage.scheduled")
        : t(`common.outcome.${status}`);
  return (
    <MultiSelect
      className={classes.status}
      // What is chosen needs room to be read; an empty field does not.
      flex={shown.status.length > 0 ? "0 1 auto" : undefined}
      aria-label={t("leads.filters.status")}
      placeholder={shown.status.length === 0 ? t("leads.filters.status") : undefined}
      data={LEAD_STATUSES.map((value) => ({ value, label: label(value) }))}
      value={shown.status}
      onChange={(values) => change({ status: LEAD_STATUSES.filter((status) => values.includes(status)) })}
      clearable
    />
  );
}

/** Sites and operators are worth a field only where there are several, and where the reader sees everybody's leads. */
function OptionFields({ filter: { shown, change } }: { filter: Filter }) {
  const t = useTranslations("leads.filters");
  const trpc = useTrpc();
  const { data } = useQuery({ ...trpc.leads.filterOptions.queryOptions(), enabled: useCan("leads:read") });
  const options = (items: { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const fields = [
    { name: "site", items: data?.sites ?? [], value: shown.site },
    { name: "operator", items: data?.operators ?? [], value: shown.operator },
  ] as const;
  return fields.map(
    ({ name, items, value }) =>
      (items.length > 1 || value) && (
        <Select
          key={name}
          className={classes.option}
          aria-label={t(name)}
          placeholder={t(name)}
          data={options(items)}
          value={value}
          onChange={(id) => change({ [name]: id })}
          searchable={items.length > 8}
          clearable
        />
      ),
  );
}

function PeriodField({ filter: { shown, change } }: { filter: Filter }) {
  const t = useTranslations("leads.filters");
  const locale = useLocale();
  return (
    <DatePickerInput
      type="range"
      size="sm"
      className={classes.period}
      locale={locale}
      valueFormat="D MMM"
      aria-label={t("period")}
      placeholder={t("period")}
      leftSection={<IconCalendar size={16} aria-hidden />}
      allowSingleDateInRange
      clearable
      value={[shown.from, shown.to]}
      onChange={([from, to]) => change({ from, to })}
    />
  );
}
