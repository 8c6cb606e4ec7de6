import { Paper, Table, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { NamedArm } from "./experiment";
import classes from "./experiments.module.css";

const STEPS = ["shown", "opened", "requested", "conversations"] as const;

/** The numbers: visitors by variant and how far they came. Cards where the window is narrow. */
export function ArmTable({ arms, control }: { arms: NamedArm[]; control: NamedArm | undefined }) {
  const t = useTranslations("flow-experiments");
  const format = useFormatter();
  const weights = arms.reduce((sum, { weight }) => sum + weight, 0);
  const visitors = arms.reduce((sum, arm) => sum + arm.visitors, 0);
  const percent = (part: number, digits = 1) =>
    format.number(part, { style: "percent", maximumFractionDigits: digits });
  return (
    <Paper className={classes.frame}>
      <Table className={classes.table} horizontalSpacing="md" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("variant")}</Table.Th>
            <Table.Th>{t("visitors")}</Table.Th>
            {STEPS.map((step) => (
              <Table.Th key={step}>{t(`steps.${step}`)}</Table.Th>
            ))}
            <Table.Th>{t("rate")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {arms.map((arm) => (
            <Table.Tr key={arm.id}>
              <Table.Th scope="row">
                {arm.name}
                {arm.id === control?.id && (
                  <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
                    {t("isControl")}
                  </Text>
                )}
              </Table.Th>
              <Count
                label={t("visitors")}
                count={format.number(arm.visitors)}
                note={t("ofVisitors", {
                  share: visitors ? percent(arm.visitors / visitors) : "–",
                  meant: percent(weights ? arm.weight / weights : 0),
                })}
              />
              {STEPS.map((step) => (
                <Count
                  key={step}
                  label={t(`steps.${step}`)}
                  count={format.number(arm[step])}
                  note={arm.visitors ? percent(arm[step] / arm.visitors) : "–"}
                />
              ))}
              <Count
                label={t("rate")}
                count={arm.judged.rate === null ? "–" : percent(arm.judged.rate, 2)}
                note={t("rateBounds", {
                  from: percent(arm.judged.bounds.from, 2),
                  to: percent(arm.judged.bounds.to, 2),
                })}
              />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Count({ label, count, note }: { label: string; count: string; note: string }) {
  return (
    <Table.Td data-label={label}>
      <span className={classes.count}>
        {count}
        <Text component="span" display="block" size="xs" c="dimmed">
          {note}
        </Text>
      </span>
    </Table.Td>
  );
}
