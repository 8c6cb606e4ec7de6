"use client";

import { Anchor, SegmentedControl, Table } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useDuration } from "@/components/ui/duration";
import { FormSection } from "@/components/ui/form-section";
import { SPEED_MARKS } from "@/core/speed/measure";
import type { SpeedReport, SpeedSummary } from "./speed";
import classes from "./speed.module.css";
import { GROUPINGS, type SpeedFilter } from "./use-speed-filter";

interface Line {
  key: string;
  name: string;
  summary: SpeedSummary;
  /** Narrows the report to it. */
  onOpen?: () => void;
}

/** The same figures by team, by site or by day. */
export function Breakdown({ report, filter }: { report: SpeedReport; filter: SpeedFilter }) {
  const t = useTranslations("speed.breakdown");
  const { by } = filter.shown;
  const lines = useLines(report, filter);
  return (
    <FormSection title={t("title")} text={t("text")}>
      <SegmentedControl
        aria-label={t("by")}
        className={classes.views}
        size="xs"
        data={GROUPINGS.map((value) => ({ value, label: t(value) }))}
        value={by}
        onChange={(next) => filter.change({ by: GROUPINGS.find((one) => one === next) })}
      />
      <Table className={classes.table}>
        <Head by={t(by)} />
        <Table.Tbody>
          {lines.map((line) => (
            <Row key={line.key} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </FormSection>
  );
}

function useLines({ teams, sites, days }: SpeedReport, { shown, change }: SpeedFilter): Line[] {
  const format = useFormatter();
  const say = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: "UTC",
      weekday: "short",
      day: "numeric",
      month: "short",
    });
  if (shown.by === "day")
    return days
      .filter(({ summary }) => summary.leads > 0)
      .map(({ day, summary }) => ({ key: day, name: say(day), summary }))
      .reverse();
  const groups = shown.by === "team" ? teams : sites;
  return groups.map(({ id, name, summary }) => ({
    key: id,
    name,
    summary,
    onOpen: groups.length > 1 ? () => change({ [shown.by]: id }) : undefined,
  }));
}

function Head({ by }: { by: string }) {
  const t = useTranslations("speed");
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{by}</Table.Th>
        <Table.Th className={classes.number}>{t("breakdown.leads")}</Table.Th>
        {SPEED_MARKS.map((mark) => (
          <Table.Th key={mark} className={classes.number}>
            {t(`marks.${mark}`)}
          </Table.Th>
        ))}
        <Table.Th className={classes.number}>{t("kept.word")}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

function Row({ line: { name, summary, onOpen } }: { line: Line }) {
  const t = useTranslations("speed");
  const format = useFormatter();
  const say = useDuration();
  const { leads, marks, promised, kept } = summary;
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>
        {onOpen ? (
          <Anchor component="button" type="button" inherit ta="start" onClick={onOpen}>
            {name}
          </Anchor>
        ) : (
          name
        )}
      </Table.Td>
      <Table.Td className={classes.number} data-label={t("breakdown.leads")}>
        {format.number(leads)}
      </Table.Td>
      {SPEED_MARKS.map((mark) => {
        const measured = marks[mark];
        return (
          <Table.Td key={mark} className={classes.number} data-label={t(`marks.${mark}`)}>
            {measured ? (
              <span>
                {say(measured.median)}{" "}
                <span className={classes.quiet} title={t("nineOfTen", { time: say(measured.p90) })}>
                  {t("breakdown.upTo", { time: say(measured.p90) })}
                </span>
              </span>
            ) : (
              "–"
            )}
          </Table.Td>
        );
      })}
      <Table.Td className={classes.number} data-label={t("kept.word")}>
        {promised === 0 ? "–" : format.number(kept / promised, { style: "percent" })}
      </Table.Td>
    </Table.Tr>
  );
}
