"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { MissingConnection } from "./connection-page";
import { ConnectCrmPage } from "./crm/connect-crm-page";
import { NewWebhookPage } from "./new-webhook-page";

/** The way to connect one of what can be connected. */
export function NewConnectionPage({ connectorId }: { connectorId: string }) {
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.crm.catalog.queryOptions());
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading>
        <Skeleton height={28} width={240} />
        <Skeleton height={260} radius="md" mt="md" />
      </Loading>
    );
  const connector = data.find(({ id }) => id === connectorId);
  if (!connector) return <MissingConnection />;
  return connector.isCrm ? <ConnectCrmPage connector={connector} /> : <NewWebhookPage />;
}
