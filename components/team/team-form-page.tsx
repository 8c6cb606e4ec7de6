"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { MissingState } from "./missing-state";
import { TeamForm } from "./team-form";

/** A team's form once everything it shows has been read. Without an id: a new team's. */
export function TeamFormPage({ teamId }: { teamId?: string }) {
  const trpc = useTrpc();
  // A form begins with what the server says now, not with what the list remembered.
  const fresh = { refetchOnMount: "always" as const };
  const teams = useQuery(trpc.teams.list.queryOptions(undefined, fresh));
  const operators = useQuery(trpc.operators.list.queryOptions(undefined, fresh));
  const failed = [teams, operators].find((query) => query.isError && !query.data);
  if (failed) return <FormFailed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!teams.data || !operators.data || !teams.isFetchedAfterMount || !operators.isFetchedAfterMount)
    return <FormLoading />;
  if (teamId === undefined) return <TeamForm operators={operators.data} />;
  const team = teams.data.find(({ id }) => id === teamId);
  return team ? <TeamForm key={team.id} team={team} operators={operators.data} /> : <MissingState />;
}

/** What could not be read, and the way back to where one came from. */
export function FormFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("team");
  const { slug } = useWorkspace();
  return (
    <>
      <PageHeader title={t("title")} back={{ href: `/${slug}/team`, label: t("back") }} />
      <ErrorState error={error} onRetry={onRetry} />
    </>
  );
}

export function FormLoading() {
  return (
    <Loading maw={760}>
      <Skeleton height={28} width={220} />
      <Skeleton height={110} radius="md" mt="md" />
      <Skeleton height={260} radius="md" mt="md" />
    </Loading>
  );
}
