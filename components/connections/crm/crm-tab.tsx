"use client";

import { Alert, Button, Group, Loader, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import type { ConnectionView } from "../views";
import { PeopleForm } from "./people-form";
import { WrittenForm } from "./written-form";

/** The CRM is asked again at most so often while its pages are open. */
const FRESH_MS = 5 * 60_000;

/** A CRM's own settings: they are there at once, and what the CRM has to choose from as soon as it has answered. */
export function CrmTab({ connection, part }: { connection: ConnectionView; part: "fields" | "people" }) {
  const t = useTranslations("crm.directory");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const crm = useQuery(trpc.crm.get.queryOptions({ id: connection.id }));
  const directory = useQuery(
    trpc.crm.directory.queryOptions({ id: connection.id }, { staleTime: FRESH_MS, retry: false }),
  );
  if (!crm.data)
    return crm.error ? (
      <ErrorState error={crm.error} onRetry={() => void crm.refetch()} />
    ) : (
      <Loading>
        <Skeleton height={320} radius="md" />
      </Loading>
    );
  const Form = part === "fields" ? WrittenForm : PeopleForm;
  return (
    <Stack gap="md" maw={980}>
      {directory.error ? (
        <Alert color="red" p="sm" title={t("failed")} role="alert">
          <Text size="sm">{refusal.sentence(directory.error)}</Text>
          <Button
            size="xs"
            variant="default"
            mt="xs"
            loading={directory.isFetching}
            onClick={() => void directory.refetch()}
          >
            {t("again")}
          </Button>
        </Alert>
      ) : (
        !directory.data && (
          <Group gap="xs" role="status">
            <Loader size={14} />
            <Text size="sm" c="dimmed">
              {t("asking")}
            </Text>
          </Group>
        )
      )}
      <Form connection={connection} crm={crm.data} directory={directory.data} />
    </Stack>
  );
}
