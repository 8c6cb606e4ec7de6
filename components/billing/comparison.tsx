import { Skeleton, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { ClockTime } from "@/components/ui/clock-time";
import { Duration, useDuration } from "@/components/ui/duration";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { Loading } from "@/components/ui/loading";
import { Notice } from "@/components/ui/notice";
import { Pill } from "@/components/ui/pill";
import type { Comparison as Compared } from "./billing";
import classes from "./billing.module.css";

/** Our lines beside what Stripe has counted. */
export function Comparison() {
  const t = useTranslations("billing.compare");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.billing.reconciliation.queryOptions());
  return (
    <FormSection title={t("title")} text={t("text")}>
      {data ? (
        <Result compared={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <Skeleton height={72} radius="md" />
        </Loading>
      )}
    </FormSection>
  );
}

function Result({ compared }: { compared: Compared }) {
  const t = useTranslations("billing.compare");
  const say = useDuration();
  const { checkedAt, differenceSeconds, refused } = compared;
  const isSame = differenceSeconds === 0 && compared.days.length === 0;
  return (
    <>
      {checkedAt === null ? (
        <Text size="sm" c="dimmed">
          {t("never")}. {t("neverText")}
        </Text>
      ) : (
        <div className={classes.compared}>
          <Pill tone={isSame ? "green" : "red"} icon={isSame ? IconCheck : IconAlertTriangle}>
            {isSame ? t("same") : t("differs", { duration: say(Math.abs(differenceSeconds)) })}
          </Pill>
          <Text size="sm" c="dimmed">
            {t.rich("checkedAt", { time: () => <ClockTime at={checkedAt} /> })}
          </Text>
          <Sums compared={compared} />
        </div>
      )}
      {differenceSeconds !== 0 && (
        <Notice tone={differenceSeconds > 0 ? "red" : "amber"} icon={IconAlertTriangle}>
          {t(differenceSeconds > 0 ? "more" : "less", { duration: say(Math.abs(differenceSeconds)) })}
        </Notice>
      )}
      {compared.days.length > 0 && <Days days={compared.days} />}
      {refused.length > 0 && (
        <Notice tone="amber" icon={IconAlertTriangle} title={t("refused", { count: refused.length })}>
          {t("refusedText")}
        </Notice>
      )}
    </>
  );
}

function Sums({ compared }: { compared: Compared }) {
  const t = useTranslations("billing.compare");
  const sums = [
    ["ledger", compared.ledgerSeconds],
    ["stripe", compared.stripeSeconds],
    ["unsent", compared.unsentSeconds],
  ] as const;
  return (
    <dl className={classes.sums}>
      {sums.map(([name, seconds]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {t(name)}
          </Text>
          <dd>
            <Duration seconds={seconds} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The days that differ. */
function Days({ days }: Pick<Compared, "days">) {
  const t = useTranslations("billing.compare");
  const format = useFormatter();
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("day")}</Table.Th>
          {(["ledger", "stripe", "unsent"] as const).map((name) => (
            <Table.Th key={name} className={classes.number}>
              {t(name)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.map(({ day, ledgerSeconds, stripeSeconds, unsentSeconds }) => (
          <Table.Tr key={day}>
            <Table.Td data-label={t("day")}>
              {format.dateTime(new Date(day), { timeZone: "UTC", dateStyle: "medium" })}
            </Table.Td>
            {(
              [
                ["ledger", ledgerSeconds],
                ["stripe", stripeSeconds],
                ["unsent", unsentSeconds],
              ] as const
            ).map(([name, seconds]) => (
              <Table.Td key={name} data-label={t(name)} className={classes.number}>
                <Duration seconds={seconds} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
