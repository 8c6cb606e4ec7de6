import { Group, Input, SegmentedControl, Select, Stack } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { useTimeZone } from "@/components/ui/time-zone";
import type { Experiment, NamedArm, SplitResult } from "./experiment";
import classes from "./experiments.module.css";
import { type ExperimentFilter, LIFTS, type SetFilter, SPANS } from "./use-experiment-filter";

interface FilterBarProps extends Pick<Experiment, "splits"> {
  split: SplitResult;
  arms: NamedArm[];
  control: NamedArm | undefined;
  filter: ExperimentFilter;
  onChange: SetFilter;
}

/** What is looked at: which split, since when, against what, and which difference matters. */
export function FilterBar({ splits, split, arms, control, filter, onChange }: FilterBarProps) {
  const t = useTranslations("flow-experiments");
  const spanLabel = useId();
  const periods = usePeriods(split);
  return (
    <Group gap="md" align="flex-end" className={classes.filters}>
      {splits.length > 1 && (
        <Select
          label={t("split")}
          data={splits.map(({ id, name }, at) => ({
            value: id,
            label: name ?? t("nth", { number: at + 1 }),
          }))}
          value={split.id}
          allowDeselect={false}
          onChange={(id) => onChange({ split: id, since: null, control: null })}
        />
      )}
      <Select
        className={classes.period}
        label={t("since")}
        data={periods}
        value={String(split.period.revision)}
        allowDeselect={false}
        onChange={(revision) => onChange({ since: Number(revision) })}
      />
      <Select
        label={t("control")}
        data={arms.map(({ id, name }) => ({ value: id, label: name }))}
        value={control?.id ?? null}
        allowDeselect={false}
        onChange={(id) => onChange({ control: id })}
      />
      <Select
        label={t("lift")}
        data={LIFTS.map((value) => ({ value, label: t("liftOf", { percent: value }) }))}
        value={filter.lift}
        allowDeselect={false}
        onChange={(lift) => onChange({ lift: LIFTS.find((value) => value === lift) })}
      />
      <Stack gap={0}>
        <Input.Label labelElement="div" id={spanLabel}>
          {t("visitorsOf")}
        </Input.Label>
        <SegmentedControl
          aria-labelledby={spanLabel}
          data={SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
          value={filter.span}
          onChange={(span) => onChange({ span: SPANS.find((value) => value === span) })}
        />
      </Stack>
    </Group>
  );
}

/** "12 Nov 2026, revision 3", or with its end where it is over. */
function usePeriods({ periods }: SplitResult): { value: string; label: string }[] {
  const t = useTranslations("flow-experiments");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const day = (at: Date | string) => format.dateTime(new Date(at), { timeZone, dateStyle: "medium" });
  return periods.map(({ revision, startedAt, endedAt }) => ({
    value: String(revision),
    label: endedAt
      ? t("pastPeriod", { from: day(startedAt), to: day(endedAt), revision })
      : t("period", { from: day(startedAt), revision }),
  }));
}
