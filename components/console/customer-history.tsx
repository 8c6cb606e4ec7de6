"use client";

import { Group, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { RecordLinks } from "@/components/connections/record-links";
import { Facts } from "@/components/leads/facts";
import { pageName } from "@/components/leads/page-name";
import { StatePill } from "@/components/stage-line/state-pill";
import { useTrpc } from "@/components/trpc/client";
import { ClockTime } from "@/components/ui/clock-time";
import { Duration } from "@/components/ui/duration";
import type { ConsoleCall } from "@/core/live-contract/console";
import type { AppRouter } from "@/server/trpc/root";
import classes from "./console.module.css";

type Earlier = inferRouterOutputs<AppRouter>["console"]["customer"]["earlier"][number];

/** What is known of the customer from before: earlier requests, what came of them, notes, and the CRM's pages. */
export function CustomerHistory({ customer, now }: { customer: ConsoleCall["customer"]; now: Date }) {
  const t = useTranslations("console.history");
  const { callbackId } = customer;
  const { data, error } = useQuery(useTrpc().console.customer.queryOptions({ callbackId }));
  return (
    <>
      {data && data.records.length > 0 && (
        <Facts title={t("records")}>
          <div style={{ marginTop: 8 }}>
            <RecordLinks records={data.records} />
          </div>
        </Facts>
      )}
      <Facts title={t("title")}>
        {error && !data && (
          <Text size="sm" c="dimmed">
            {t("failed")}
          </Text>
        )}
        {!data && !error && <Skeleton height={44} mt={10} />}
        {data?.earlier.length === 0 && (
          <Text size="sm" c="dimmed" mt={4}>
            {t("none")}
          </Text>
        )}
        {data?.earlier.map((request) => (
          <EarlierRequest key={request.id} request={request} now={now} />
        ))}
      </Facts>
    </>
  );
}

function EarlierRequest({ request, now }: { request: Earlier; now: Date }) {
  const t = useTranslations("console.history");
  const { requestedAt, page, pageTitle, outcome, operator, talkSeconds, dispositions, notes } = request;
  return (
    <div className={classes.earlier}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={500}>
          <ClockTime at={requestedAt} now={now} zone={false} />
        </Text>
        {outcome && <StatePill stage="finished" outcome={outcome} />}
      </Group>
      <Text size="sm" c="dimmed" truncate>
        {pageName(page, pageTitle)}
      </Text>
      {(operator || talkSeconds > 0) && (
        <Text size="sm" c="dimmed">
          {operator && t("with", { operator })}
          {operator && talkSeconds > 0 && " · "}
          {talkSeconds > 0 && <Duration seconds={talkSeconds} />}
        </Text>
      )}
      {dispositions.length > 0 && (
        <Text size="sm" fw={500}>
          {dispositions.join(", ")}
        </Text>
      )}
      {notes.map((note) => (
        <Text key={note} size="sm" className={classes.note}>
          {note}
        </Text>
      ))}
    </div>
  );
}
