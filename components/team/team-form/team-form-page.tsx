"use client";

import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { FormFailed, FormLoading, FormMissing } from "../form-states";
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
  return team ? <TeamForm key={team.id} team={team} operators={operators.data} /> : <FormMissing />;
}
