import { Button, Group, Menu, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconDownload, IconPhone } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { downloadFile } from "@/components/ui/download-file";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormSection } from "@/components/ui/form-section";
import { Loading } from "@/components/ui/loading";
import type { Overview } from "./billing";
import { LedgerTable } from "./ledger-table";

/** A look at the last ones; whoever wants more asks for them. */
const FIRST = 10;

/** The lines that the bill is made of, newest first, each with its lead. */
export function Ledger({ overview }: { overview: Overview }) {
  const t = useTranslations("billing.lines");
  const trpc = useTrpc();
  const ledger = useInfiniteQuery(
    trpc.billing.lines.infiniteQueryOptions({}, { getNextPageParam: ({ next }) => next }),
  );
  const loaded = ledger.data?.pages.flatMap((page) => page.lines);
  const [isLong, setLong] = useState(false);
  const lines = isLong ? loaded : loaded?.slice(0, FIRST);
  const hasMore = ledger.hasNextPage || (loaded?.length ?? 0) > (lines?.length ?? 0);
  return (
    <FormSection title={t(overview.mode === "stripe" ? "title" : "counted")} text={t("text")}>
      {!lines ? (
        ledger.error ? (
          <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />
        ) : (
          <Loading>
            <Skeleton height={200} radius="md" />
          </Loading>
        )
      ) : lines.length === 0 ? (
        <EmptyState
          icon={IconPhone}
          title={t("empty")}
          text={t("emptyText", { seconds: overview.plan.minimumSeconds })}
        />
      ) : (
        <>
          <LedgerTable lines={lines} />
          <Group justify="space-between">
            <Download />
            {hasMore && (
              <Button
                variant="default"
                loading={ledger.isFetchingNextPage}
                onClick={() => (isLong ? void ledger.fetchNextPage() : setLong(true))}
              >
                {t("more")}
              </Button>
            )}
          </Group>
        </>
      )}
    </FormSection>
  );
}

/** The lines of a period as a file. */
function Download() {
  const t = useTranslations("billing.lines");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const refusal = useRefusal();
  const download = useMutation({
    mutationFn: (period: "this" | "last") =>
      queryClient.fetchQuery({ ...trpc.billing.csv.queryOptions({ period }), staleTime: 0 }),
    onSuccess: ({ name, csv }) => downloadFile(name, "csv", csv),
    onError: (error) => void notifications.show({ color: "red", message: refusal.sentence(error) }),
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          loading={download.isPending}
        >
          {t("download")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => download.mutate("this")}>{t("this")}</Menu.Item>
        <Menu.Item onClick={() => download.mutate("last")}>{t("last")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
