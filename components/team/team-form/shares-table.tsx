import { Table, Text } from "@mantine/core";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import { Duration } from "@/components/ui/duration";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./team-shares.module.css";

type Share = inferRouterOutputs<AppRouter>["teams"]["shares"][number];

interface SharesTableProps {
  shares: Share[];
  /** The team asks by shares: what was wanted stands beside what came of it. */
  isWeighted: boolean;
}

const COLUMNS = ["asked", "accepted", "missed", "talks"] as const;

export function SharesTable({ shares, isWeighted }: SharesTableProps) {
  const t = useTranslations("team.shares");
  const asked = shares.reduce((sum, share) => sum + share.asked, 0);
  const weights = shares.reduce((sum, share) => sum + (share.weight ?? 0), 0);
  return (
    <div className={classes.frame}>
      <Table className={classes.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("operator")}</Table.Th>
            <Table.Th className={classes.share}>{t("share")}</Table.Th>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(column)}</Table.Th>
            ))}
            <Table.Th>{t("talkTime")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shares.map((share) => (
            <ShareRow
              key={share.operatorId}
              share={share}
              part={asked ? share.asked / asked : 0}
              wanted={isWeighted && share.weight !== null ? share.weight / weights : null}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface ShareRowProps {
  share: Share;
  /** Of the rings, 0 to 1. */
  part: number;
  /** What the weights come to, 0 to 1; null: nothing was wanted of this operator. */
  wanted: number | null;
}

function ShareRow({ share, part, wanted }: ShareRowProps) {
  const t = useTranslations("team.shares");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <span>
          {share.name}
          {share.weight === null && (
            <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
              {t("notOfTeam")}
            </Text>
          )}
        </span>
      </Table.Th>
      <Table.Td className={classes.share}>
        {percent(part)}
        {wanted !== null && (
          <Text component="span" size="xs" c="dimmed">
            {" "}
            {t("wanted", { share: percent(wanted) })}
          </Text>
        )}
        <div className={classes.bar} aria-hidden>
          <div className={classes.part} style={{ width: `${part * 100}%` }} />
          {wanted !== null && <div className={classes.wanted} style={{ left: `${wanted * 100}%` }} />}
        </div>
      </Table.Td>
      {COLUMNS.map((column) => (
        <Table.Td key={column} data-label={t(column)}>
          {format.number(share[column])}
        </Table.Td>
      ))}
      <Table.Td data-label={t("talkTime")} className={classes.time}>
        <Duration seconds={share.talkSeconds} />
      </Table.Td>
    </Table.Tr>
  );
}
