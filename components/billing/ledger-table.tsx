import { Table, Text } from "@mantine/core";
import { type Icon, IconAlertTriangle, IconCheck, IconMinus, IconSend } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ClockTime, ZoneNote } from "@/components/ui/clock-time";
import { Duration, useDuration } from "@/components/ui/duration";
import { Pill } from "@/components/ui/pill";
import type { Tone } from "@/components/ui/theme";
import { formatPhone } from "@/core/phone/format-phone";
import type { LedgerLine } from "./billing";
import classes from "./billing.module.css";
import { useMoney } from "./use-money";

const METER_LOOKS: Record<LedgerLine["meter"], { icon: Icon; tone: Tone }> = {
  none: { icon: IconMinus, tone: "grey" },
  waiting: { icon: IconSend, tone: "amber" },
  sent: { icon: IconCheck, tone: "green" },
  refused: { icon: IconAlertTriangle, tone: "red" },
};

/** A table where there is room, one block a line on a phone. */
export function LedgerTable({ lines }: { lines: LedgerLine[] }) {
  const t = useTranslations("billing.lines");
  // Where nothing was ever sold, prices are no column.
  const isMetered = lines.some(({ meter, chargedMillis }) => meter !== "none" || chargedMillis > 0);
  return (
    <Table className={`${classes.table} ${classes.lines}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            {t("when")} {lines[0] && <ZoneNote at={lines[0].endedAt} />}
          </Table.Th>
          <Table.Th>{t("who")}</Table.Th>
          <Table.Th className={classes.number}>{t("talk")}</Table.Th>
          {isMetered && <Table.Th className={classes.number}>{t("amount")}</Table.Th>}
          {isMetered && <Table.Th>{t("meter")}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <LedgerRow key={line.callId} line={line} isMetered={isMetered} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LedgerRow({ line, isMetered }: { line: LedgerLine; isMetered: boolean }) {
  const t = useTranslations("billing.lines");
  const { icon, tone } = METER_LOOKS[line.meter];
  return (
    <Table.Tr>
      <Table.Td className={classes.when}>
        <ClockTime at={line.endedAt} date="always" zone={false} />
      </Table.Td>
      <Table.Td className={classes.who}>
        <LineLead line={line} />
      </Table.Td>
      <Table.Td className={classes.number} data-cell="talk">
        <Duration seconds={line.seconds} />
      </Table.Td>
      {isMetered && (
        <Table.Td className={classes.number} data-cell="amount">
          <Amount line={line} />
        </Table.Td>
      )}
      {isMetered && (
        <Table.Td data-cell="meter">
          <Pill tone={tone} icon={icon} outline={line.meter === "none"}>
            {t(`meters.${line.meter}`)}
          </Pill>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function LineLead({ line }: { line: LedgerLine }) {
  const t = useTranslations("billing.lines");
  const { slug } = useWorkspace();
  if (line.callbackId === null || line.phone === null)
    return (
      <Text size="sm" c="dimmed">
        {t("gone")}
      </Text>
    );
  return (
    <Link href={`/${slug}/leads/${line.callbackId}`} className={classes.lead}>
      {line.name ?? formatPhone(line.phone)}
    </Link>
  );
}

/** What of a talk is charged; what was within the plan is said beside it. */
function Amount({ line }: { line: LedgerLine }) {
  const t = useTranslations("billing.lines");
  const money = useMoney(line.currency);
  const say = useDuration();
  if (line.chargedMillis === 0) return <span className={classes.quiet}>{t("included")}</span>;
  // A cent at least, where something is charged: the bill rounds the sum, not the line.
  const amount = money(Math.max(1, Math.round(line.chargedMillis / 1000)));
  if (line.includedSeconds === 0) return amount;
  return t("partly", { amount, duration: say(line.includedSeconds) });
}
