"use client";

import { Button, Group, Skeleton, Stack } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { useServerNow } from "@/components/ui/now";
import { PageHeader } from "@/components/ui/page-header";
import { LooseOperatorsCard } from "./loose-operators-card";
import { TeamCard } from "./team-card";

/** Pauses and hours end by the clock, without anybody telling: the page looks again by itself. */
const LOOK_AGAIN_MS = 20_000;

/** Teams with their operators, and what each is doing now. */
export function TeamPage() {
  const t = useTranslations("team");
  const trpc = useTrpc();
  const teams = useQuery(trpc.teams.list.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));
  const operators = useQuery(trpc.operators.list.queryOptions());
  const live = useQuery(trpc.operators.now.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS }));
  const now = useServerNow(live.data?.at, live.dataUpdatedAt);
  const failed = [teams, operators, live].find((query) => query.isError && !query.data);

  return (
    <>
      <PageHeader title={t("title")} hint={{ id: "team", text: t("hint") }} actions={<AddButtons />} />
      {failed ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : !teams.data || !operators.data || !live.data ? (
        <TeamSkeleton />
      ) : teams.data.length === 0 && operators.data.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={t("empty.title")}
          text={t("empty.text")}
          action={<AddButton to="operators" primary />}
        />
      ) : (
        <Stack gap="md">
          {teams.data.length === 0 && (
            <EmptyState
              icon={IconUsers}
              title={t("noTeams.title")}
              text={t("noTeams.text")}
              action={<AddButton to="teams" primary />}
            />
          )}
          {teams.data.map((team) => (
            <TeamCard
              key={team.id}
              team={team}
              operators={operators.data}
              live={live.data.operators}
              now={now}
            />
          ))}
          <LooseOperatorsCard operators={operators.data} live={live.data.operators} now={now} />
        </Stack>
      )}
    </>
  );
}

function AddButtons() {
  return (
    <Group gap="xs">
      <AddButton to="operators" />
      <AddButton to="teams" primary />
    </Group>
  );
}

function AddButton({ to, primary = false }: { to: "teams" | "operators"; primary?: boolean }) {
  const t = useTranslations("team");
  const { slug } = useWorkspace();
  if (!useCan("team:edit")) return null;
  return (
    <Button
      component={Link}
      href={`/${slug}/team/${to}/new`}
      variant={primary ? "filled" : "default"}
      leftSection={<IconPlus size={16} />}
    >
      {t(to === "teams" ? "addTeam" : "addOperator")}
    </Button>
  );
}

function TeamSkeleton() {
  return (
    <Loading>
      <Skeleton height={188} radius="md" />
      <Skeleton height={144} radius="md" mt="md" />
    </Loading>
  );
}
