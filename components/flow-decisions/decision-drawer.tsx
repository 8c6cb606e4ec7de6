"use client";

import { Alert, Anchor, Button, Drawer, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ClockTime } from "@/components/ui/clock-time";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import type { Decision } from "./decision";
import { DecisionEvents } from "./decision-events";
import { DecisionFacts } from "./decision-facts";
import { DecisionWay } from "./decision-way";

interface DecisionDrawerProps {
  /** null: closed. */
  decisionId: string | null;
  onClose: () => void;
  onVisitor: (visitorId: string) => void;
}

/** One visit: why it came to what was shown or not, in the revision that was live then. */
export function DecisionDrawer({ decisionId, onClose, onVisitor }: DecisionDrawerProps) {
  const t = useTranslations("flow-decisions");
  const trpc = useTrpc();
  const { data, error } = useQuery(
    trpc.flows.decision.queryOptions({ id: decisionId ?? "" }, { enabled: decisionId !== null }),
  );
  return (
    <Drawer opened={decisionId !== null} onClose={onClose} position="right" size="lg" title={t("visit")}>
      {data ? (
        <Details decision={data} onVisitor={onVisitor} />
      ) : error ? (
        <ErrorState error={error} />
      ) : (
        <Loading>
          <Skeleton height={320} radius="md" />
        </Loading>
      )}
    </Drawer>
  );
}

function Details({ decision, onVisitor }: { decision: Decision; onVisitor: (id: string) => void }) {
  const t = useTranslations("flow-decisions");
  const { slug } = useWorkspace();
  const { page, at, site, revision, isLive, callbackId, visitorId } = decision;
  return (
    <Stack gap="lg">
      <div>
        <Text style={{ overflowWrap: "anywhere" }}>{page}</Text>
        <Text size="sm" c="dimmed">
          {site.name} · <ClockTime at={at} date="always" seconds /> · {t("revision", { revision })}
        </Text>
      </div>
      {!isLive && (
        <Alert color="gray" p="sm">
          {t("older", { revision })}
        </Alert>
      )}
      <Part title={t("way")}>
        <DecisionWay path={decision.path} offer={decision.offer} />
      </Part>
      <Part title={t("happened")}>
        <DecisionEvents events={decision.events} />
      </Part>
      <Part title={t("known")}>
        <DecisionFacts facts={decision.facts} />
      </Part>
      <Group gap="sm">
        <Button variant="default" onClick={() => onVisitor(visitorId)}>
          {t("sameVisitor")}
        </Button>
        {callbackId && (
          <Anchor component={Link} href={`/${slug}/leads/${callbackId}`}>
            {t("lead")}
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h5" id={id} mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}
