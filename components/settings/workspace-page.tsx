"use client";

import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { WorkspaceForm } from "./workspace-form";

export function WorkspacePage() {
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.workspace.settings.queryOptions());
  if (data) return <WorkspaceForm {...data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={6} />;
}
