"use client";

import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { DispositionsForm } from "./dispositions-form";

/** What may come of a talk, and whether the phone asks for it. */
export function DispositionsPage() {
  const trpc = useTrpc();
  const { data, error, refetch } = useQuery(trpc.dispositions.list.queryOptions());
  if (data) return <DispositionsForm {...data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={6} />;
}
