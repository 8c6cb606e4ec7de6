import { Anchor, Group, Skeleton, Text } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconExternalLink,
  IconFileText,
  IconX,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { ClockTime } from "@/components/ui/clock-time";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { Loading } from "@/components/ui/loading";
import { Pill } from "@/components/ui/pill";
import type { Tone } from "@/components/ui/theme";
import type { Invoice } from "./billing";
import classes from "./billing.module.css";
import { useMoney } from "./use-money";

const STATUS_LOOKS: Record<Invoice["status"], { icon: Icon; tone: Tone }> = {
  draft: { icon: IconFileText, tone: "grey" },
  open: { icon: IconAlertTriangle, tone: "amber" },
  paid: { icon: IconCheck, tone: "green" },
  uncollectible: { icon: IconX, tone: "red" },
  void: { icon: IconX, tone: "grey" },
};

/** Invoices as they were last read at Stripe, newest first. */
export function InvoiceList() {
  const t = useTranslations("billing.invoices");
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.billing.invoices.queryOptions());
  const readAt = data?.readAt;
  const note = readAt && t.rich("readAt", { time: () => <ClockTime at={readAt} /> });
  return (
    <FormSection title={t("title")} text={note}>
      {data ? (
        data.invoices.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("empty")}
          </Text>
        ) : (
          <ul className={classes.invoices}>
            {data.invoices.map((invoice) => (
              <InvoiceRow key={invoice.id} invoice={invoice} />
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <Skeleton height={96} radius="md" />
        </Loading>
      )}
    </FormSection>
  );
}

function InvoiceRow({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("billing.invoices");
  const format = useFormatter();
  const money = useMoney(invoice.currency);
  const { icon, tone } = STATUS_LOOKS[invoice.status];
  const day = (at: string) =>
    format.dateTime(new Date(at), { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
  const [from, until] = [day(invoice.periodStart), day(invoice.periodEnd)];
  const name = invoice.number ?? t("draft");
  return (
    <li className={classes.invoice}>
      <div>
        {invoice.url ? (
          <Anchor
            href={invoice.url}
            target="_blank"
            rel="noreferrer"
            aria-label={t("open", { number: name })}
          >
            <Group gap={6} component="span" display="inline-flex">
              {name}
              <IconExternalLink size={14} aria-hidden />
            </Group>
          </Anchor>
        ) : (
          name
        )}
        <Text size="sm" c="dimmed">
          {from === until ? from : t("for", { from, until })}
        </Text>
      </div>
      <span className={classes.number}>{money(invoice.totalMinor)}</span>
      <Pill tone={tone} icon={icon}>
        {t(`states.${invoice.status}`)}
      </Pill>
    </li>
  );
}
