"use client";

import { Alert, Button, Drawer, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import classes from "./connections.module.css";
import { DeliveryStatus } from "./delivery-status";
import { DeliveryTries } from "./delivery-tries";
import { RecordLinks } from "./record-links";
import { type DeliveryDetail, eventKey } from "./views";

interface DeliveryDrawerProps {
  /** null: closed. */
  deliveryId: string | null;
  onClose: () => void;
}

/** One message: every try with its answer, what was sent, and the button that sends it again. */
export function DeliveryDrawer({ deliveryId, onClose }: DeliveryDrawerProps) {
  const t = useTranslations("connections");
  const trpc = useTrpc();
  const { data, error } = useQuery(
    trpc.deliveries.get.queryOptions({ id: deliveryId ?? "" }, { enabled: deliveryId !== null }),
  );
  return (
    <Drawer
      opened={deliveryId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={data ? t(`events.${eventKey(data.event)}`) : t("detail.title")}
    >
      {data ? (
        <Detail delivery={data} />
      ) : error ? (
        <ErrorState error={error} />
      ) : data === null ? (
        <Text c="dimmed">{t("missing.text")}</Text>
      ) : (
        <Loading>
          <Skeleton height={240} radius="md" />
        </Loading>
      )}
    </Drawer>
  );
}

function Detail({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations("connections.detail");
  const { slug } = useWorkspace();
  const { status, tries, callbackId, connectionPaused, request, id, isCrm, records } = delivery;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <DeliveryStatus status={status} tries={tries.length} />
        <Group gap="xs">
          {callbackId && (
            <Button
              component={Link}
              href={`/${slug}/leads/${callbackId}`}
              variant="default"
              size="compact-sm"
            >
              {t("lead")}
            </Button>
          )}
          <Replay delivery={delivery} />
        </Group>
      </Group>
      {connectionPaused && status === "pending" && (
        <Alert color="gray" p="xs">
          {t("paused")}
        </Alert>
      )}
      {status === "delivered" && <RecordLinks records={records} />}
      <section>
        <Title order={3} mb="xs">
          {t("tries")}
        </Title>
        <DeliveryTries tries={tries} isCrm={isCrm} />
      </section>
      <section>
        <Title order={3} mb="xs">
          {t(isCrm ? "leadData" : "request")}
        </Title>
        {isCrm ? (
          <Text size="xs" c="dimmed" mb={4}>
            {t("message")}
          </Text>
        ) : (
          <Text size="xs" c="dimmed" mb={4} style={{ overflowWrap: "anywhere" }}>
            {t("id")}: {id}
          </Text>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keyboards must be able to scroll it */}
        <pre className={classes.code} tabIndex={0}>
          {request}
        </pre>
      </section>
    </Stack>
  );
}

function Replay({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations("connections.detail");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const canReplay = useCan("deliveries:replay");
  const replay = useMutation(
    trpc.deliveries.replay.mutationOptions({
      onSuccess: ({ state }) => {
        if (state === "delivered") notifications.show({ message: t("sent") });
        else if (state === "skipped" || state === "waiting")
          notifications.show({ message: t(delivery.connectionPaused ? "paused" : "waits") });
        else notifications.show({ color: "red", message: t("notSent") });
      },
      onError: (error) => {
        notifications.show({ color: "red", message: refusal.sentence(error) });
      },
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey: trpc.deliveries.pathKey() });
        void queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() });
      },
    }),
  );
  // A test is about the moment in which it was sent: another one is sent instead.
  if (!canReplay || delivery.callbackId === null) return null;
  return (
    <Button
      size="compact-sm"
      variant={delivery.status === "failed" ? "filled" : "default"}
      leftSection={<IconRefresh size={14} />}
      loading={replay.isPending}
      onClick={() => replay.mutate({ id: delivery.id })}
    >
      {t(delivery.status === "delivered" ? "resend" : "replay")}
    </Button>
  );
}
